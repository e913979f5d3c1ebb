package dev.synth.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTest {
    @Test
    void headHasARuleOfAsManyColumns() {
        assertThat(Markdown.head(List.of("a", "b"))).isEqualTo("| a | b |\n|---|---|");
    }

    @Test
    void whatWouldEndACellOrARowIsReplaced() {
        assertThat(Markdown.row(List.of("a|b", " two\nlines "))).isEqualTo("| a\\|b | two lines |");
    }
}
