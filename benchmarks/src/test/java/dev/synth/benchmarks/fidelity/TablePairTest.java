package dev.synth.benchmarks.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablePairTest {
    @TempDir
    Path folder;

    @Test
    void pairsAreFoundByNameWhateverTheirPacking() throws IOException {
        files("b.train.csv", "b.test.csv.gz", "a.b.train.csv.gz", "a.b.test.csv.gz", "pbc.csv", "a.train.parquet");

        assertThat(TablePair.find(folder, List.of()))
                .containsExactly(
                        new TablePair("a.b", folder.resolve("a.b.train.csv.gz"), folder.resolve("a.b.test.csv.gz")),
                        new TablePair("b", folder.resolve("b.train.csv"), folder.resolve("b.test.csv.gz")));
    }

    @Test
    void onlyTheTablesAskedForAreTakenInTheirOrder() throws IOException {
        files("a.train.csv", "a.test.csv", "b.train.csv", "b.test.csv", "half.train.csv");

        assertThat(TablePair.find(folder, List.of("b", "a")))
                .extracting(TablePair::name)
                .containsExactly("b", "a");
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNamesThereAre() throws IOException {
        files("adult.train.csv", "adult.test.csv");

        assertThatThrownBy(() -> TablePair.find(folder, List.of("adlut")))
                .hasMessage("'" + folder + "': No table 'adlut'. Tables: adult. Did you mean 'adult'?");
    }

    @Test
    void halfAPairIsRefused() throws IOException {
        files("a.train.csv", "a.test.csv", "b.test.csv");

        assertThatThrownBy(() -> TablePair.find(folder, List.of()))
                .hasMessage("'" + folder + "' holds only half of table 'b': there is no 'b.train.csv' and no"
                        + " 'b.train.csv.gz'. Put it there, or name the other tables with --only.");
    }

    @Test
    void twoFilesOfOnePartAreRefused() throws IOException {
        files("a.train.csv", "a.train.csv.gz", "a.test.csv");

        assertThatThrownBy(() -> TablePair.find(folder, List.of()))
                .hasMessageEndingWith("'a.train.csv.gz' are the same part of one table; remove one of them.");
    }

    @Test
    void aFolderWithoutTablesAndAFileAreRefused() throws IOException {
        files("pbc.csv");

        assertThatThrownBy(() -> TablePair.find(folder, List.of()))
                .hasMessageStartingWith("'" + folder + "' holds no table; it needs files NAME.train.csv");
        assertThatThrownBy(() -> TablePair.find(folder.resolve("pbc.csv"), List.of()))
                .hasMessageContaining("pbc.csv' is a file; name the folder that the tables lie in.");
    }

    private void files(String... names) throws IOException {
        for (String name : names) {
            Files.createFile(folder.resolve(name));
        }
    }
}
