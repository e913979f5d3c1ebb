package dev.synth.eval.internal.metrics;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.LevelColumn;
import dev.synth.table.NumberColumn;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.WholeColumn;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Builds tables from the shared CSV files. */
final class CsvTables {
    /** The numeric columns of the Adult table. */
    static final List<String> ADULT_NUMBERS =
            List.of("age", "fnlwgt", "education-num", "capital-gain", "capital-loss", "hours-per-week");

    private CsvTables() {}

    /** A file of the shared folder; skips the test that asks for it where there is none. */
    static Path shared(String name) {
        Path file = Path.of(System.getProperty("synth.shared", "no-shared-folder"), name);
        assumeThat(file).as("the shared test data").exists();
        return file;
    }

    /** Adult's training or test table, '?' being missing. */
    static Table adult(String part) {
        return read(
                shared("data/adult." + part + ".csv"),
                name -> ADULT_NUMBERS.contains(name) ? ColumnKind.INTEGER : ColumnKind.CATEGORICAL,
                "?");
    }

    static Table read(Path file, Function<String, ColumnKind> kinds, String missing) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreSurroundingSpaces(true)
                .get();
        try (Reader reader = open(file);
                CSVParser parser = format.parse(reader)) {
            List<CSVRecord> rows = parser.getRecords();
            Schema.Builder schema = Schema.builder();
            List<Column> columns = new ArrayList<>();
            for (String name : parser.getHeaderNames()) {
                schema.add(name, kinds.apply(name));
                List<@Nullable String> values = new ArrayList<>();
                rows.forEach(row -> values.add(row.get(name).equals(missing) ? null : row.get(name)));
                columns.add(column(kinds.apply(name), values));
            }
            return Table.of(schema.build(), columns);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two tables in which the columns of numbers with more than {@code levels} values in the first are numeric. */
    static List<Table> readByDistinctValues(Path first, Path second, String missing, int levels) {
        Table strings = read(first, name -> ColumnKind.CATEGORICAL, missing);
        Function<String, ColumnKind> kinds = name -> {
            LevelColumn column = (LevelColumn) strings.column(name);
            boolean numeric = column.levels().size() > levels
                    && column.levels().stream().allMatch(level -> level.matches("-?[0-9.]+"));
            return numeric ? ColumnKind.CONTINUOUS : ColumnKind.CATEGORICAL;
        };
        return List.of(read(first, kinds, missing), read(second, kinds, missing));
    }

    private static Reader open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        return new InputStreamReader(
                file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8);
    }

    private static Column column(ColumnKind kind, List<@Nullable String> values) {
        return switch (kind) {
            case CONTINUOUS ->
                NumberColumn.of(values.stream()
                        .mapToDouble(value -> value == null ? Double.NaN : Double.parseDouble(value))
                        .toArray());
            case INTEGER ->
                WholeColumn.of(values.stream()
                        .mapToLong(value -> value == null ? WholeColumn.MISSING : Long.parseLong(value))
                        .toArray());
            default -> LevelColumn.of(values);
        };
    }
}
