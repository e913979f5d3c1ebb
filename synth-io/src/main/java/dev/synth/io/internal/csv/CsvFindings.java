package dev.synth.io.internal.csv;

import dev.synth.io.CsvOptions;
import dev.synth.io.internal.infer.ColumnFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the values of a file suggest.
 *
 * @param columns one finding per column, in order
 * @param attributes how the file is written, as attributes of its schema
 * @param notes how it is written and what was a close call, one sentence each
 */
public record CsvFindings(List<ColumnFinding> columns, Map<String, String> attributes, List<String> notes) {
    public CsvFindings {
        columns = List.copyOf(columns);
        attributes = Map.copyOf(attributes);
        notes = List.copyOf(notes);
    }

    static CsvFindings of(CsvRows rows, List<ColumnFinding> columns, QuoteEvidence quotes, PaddingEvidence padding) {
        CsvDialect dialect = rows.dialect();
        List<ColumnFinding> all = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            Optional<String> quoted = quotes.of(c);
            ColumnFinding column = quoted.isPresent()
                    ? columns.get(c).withAttribute(QuoteEvidence.QUOTED, quoted.get())
                    : columns.get(c);
            all.add(dialect.padded() ? column : padding.tell(c, column));
        }
        List<String> notes = new ArrayList<>(List.of(description(dialect)));
        notes.addAll(rows.notes());
        notes.addAll(padding.notes(dialect.padded()));
        return new CsvFindings(all, dialect.attributes(), notes);
    }

    private static String description(CsvDialect dialect) {
        String quote = dialect.quote() == CsvOptions.NO_QUOTE ? "no quotes" : "quote " + dialect.quote();
        String header = switch (dialect.header()) {
            case NONE -> "no header";
            case BARE -> "a header";
            case QUOTED -> "a quoted header";
        };
        return String.format(
                Locale.ROOT,
                "CSV in %s: values are separated by %s, %s, lines end in %s, there is %s.",
                dialect.encoding().label(),
                CsvSniffer.name(dialect.delimiter()),
                quote,
                dialect.lineEnd(),
                header);
    }
}
