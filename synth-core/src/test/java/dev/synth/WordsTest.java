package dev.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no test can show is not claimed. */
class WordsTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern CLAIM =
            Pattern.compile("anonym|hipaa|gdpr|(?:risk|leak)-free|guaranteed private", Pattern.CASE_INSENSITIVE);

    @Test
    void nothingIsCalledAnonymousOrCompliant() throws IOException {
        List<Path> said;
        try (Stream<Path> files = Files.walk(PROJECT, 12)) {
            said = files.filter(WordsTest::isTold).toList();
        }
        assertThat(said).hasSizeGreaterThan(100);
        for (Path file : said) {
            assertThat(CLAIM.matcher(Files.readString(file)).find())
                    .as("%s claims what is not shown", PROJECT.relativize(file))
                    .isFalse();
        }
    }

    /** Pages, and sources with the words that users see. */
    private static boolean isTold(Path file) {
        String path = PROJECT.relativize(file).toString().replace('\\', '/');
        return !path.contains("/target/")
                && !path.startsWith(".")
                && (path.endsWith(".md") || path.contains("src/main/") && path.endsWith(".java"));
    }
}
