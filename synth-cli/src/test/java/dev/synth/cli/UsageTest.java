package dev.synth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.cli.Cli.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    @ParameterizedTest
    @ValueSource(strings = {"schema", "train", "sample", "generate", "evaluate", "inspect", "verify"})
    void everyCommandExplainsItselfWithExamplesAndExitStatuses(String command) {
        Run run = Cli.run(command, "--help");

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("Usage: synth " + command, "Examples:", "  synth " + command, "Exit status:", "wrong usage");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void theHelpNamesEveryCommand() {
        Run run = Cli.run("--help");

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains(
                        "schema ",
                        "train ",
                        "sample ",
                        "generate ",
                        "evaluate ",
                        "inspect ",
                        "verify ",
                        "Exit status:");
    }

    @Test
    void noCommandIsWrongUsageAndShowsTheHelp() {
        Run run = Cli.run();

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("Usage: synth");
    }

    @Test
    void theVersionNamesSynthAndJava() {
        Run run = Cli.run("--version");

        assertThat(run.status()).isZero();
        assertThat(run.out()).startsWith("synth ").contains("Java " + System.getProperty("java.version"));
    }

    @Test
    void anUnknownCommandIsAnsweredWithTheNearestOne() {
        Run run = Cli.run("generat");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err().lines())
                .containsExactly(
                        "synth: Unexpected argument 'generat'. Did you mean 'generate'?", "Try 'synth --help'.");
    }

    @Test
    void anUnknownOptionIsAnsweredWithTheNearestOneAndTheHelpToRead() {
        Run run = Cli.run("generate", "x.csv", "-n", 5, "-o", "y.csv", "--reprt", "r.html");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err().lines())
                .containsExactly(
                        "synth: Unknown option '--reprt'. Did you mean '--report'?", "Try 'synth generate --help'.");
    }

    @Test
    void aMissingOptionIsNamed() {
        Run run = Cli.run("generate", "x.csv", "-n", 5);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--output=OUT").hasLineCount(2);
    }

    @Test
    void aHoldoutShareAndAHoldoutFileExcludeEachOther() {
        Run run = Cli.run("generate", "x.csv", "-n", 5, "-o", "y.csv", "--holdout", 0.2, "--holdout-file", "h.csv");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("synth: --holdout=SHARE, --holdout-file=FILE")
                .contains("exclusive");
    }

    @Test
    void aDurationWithoutAUnitIsRefusedWithExamples() {
        Run run = Cli.run("generate", "x.csv", "-n", 5, "-o", "y.csv", "--time-budget", "5");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("'5' is no duration", "90s").hasLineCount(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--holdout=1.5", "--steps=-1", "--device=tpu", "--threads=-2"})
    void optionsOutOfRangeAreRefusedBeforeAnythingIsRead(String option) {
        Run run = Cli.run("generate", "there-is-no-such-file.csv", "-n", 5, "-o", "y.csv", option);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("synth: ").hasLineCount(1).doesNotContain("no-such-file");
    }
}
