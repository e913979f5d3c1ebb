package dev.synth.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/** Tables and folders that several tests use. */
final class TestTables {
    private TestTables() {}

    /** The folder of real tables; the test is skipped where there is none. */
    static Path sharedData() {
        Path data = Path.of(System.getProperty("synth.shared", "shared"), "data");
        Assumptions.assumeTrue(Files.isDirectory(data), "no real tables at " + data);
        return data;
    }

    static void assertSameValues(Table actual, Table expected) {
        assertThat(actual.schema().names()).isEqualTo(expected.schema().names());
        assertThat(actual.rowCount()).isEqualTo(expected.rowCount());
        for (int c = 0; c < expected.schema().size(); c++) {
            for (int row = 0; row < expected.rowCount(); row++) {
                Object value = actual.value(row, c);
                if (!Objects.equals(value, expected.value(row, c))) { // AssertJ is slow on a million passing values.
                    assertThat(value)
                            .as(
                                    "row %s, column %s",
                                    row + 1, expected.schema().column(c).name())
                            .isEqualTo(expected.value(row, c));
                }
            }
        }
    }

    static void assertSame(Table actual, Table expected) {
        assertThat(actual.schema().columns()).isEqualTo(expected.schema().columns());
        assertSameValues(actual, expected);
    }

    static Table inferred(Path file) throws Exception {
        return inferred(TableFiles.source(file));
    }

    static Table inferred(TableSource source) throws Exception {
        Schema schema = source.inferSchema();
        return source.read(schema);
    }
}
