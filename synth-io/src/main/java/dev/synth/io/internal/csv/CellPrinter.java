package dev.synth.io.internal.csv;

import dev.synth.io.CsvOptions;
import dev.synth.io.internal.column.MissingText;
import dev.synth.io.internal.column.MissingTokens;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Schema;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;

/** Writes the values of one column, each after its delimiter, quoted where they need be or as the file does. */
final class CellPrinter {
    private final boolean first;
    private final boolean alone;
    private final boolean padded;
    private final boolean emptyLines;
    private final String name;
    private final Optional<Padding> namePadding;
    private final Optional<Padding> padding;
    private final MissingText missing;
    private final boolean quoteName;
    private final boolean quoteValues;
    private final boolean quoteMissing;
    /** Texts that must stand in quotes, as they would be missing without. */
    private final Set<String> missingIfBare;

    private final QuotedText quotes;
    private final CSVFormat bare;
    private final CSVFormat quoted;

    CellPrinter(CsvDialect dialect, Schema schema, int position) {
        ColumnSchema column = MissingTokens.withFile(schema.column(position), schema);
        String quoting = column.findAttribute(QuoteEvidence.QUOTED).orElse("");
        this.first = position == 0;
        this.alone = schema.size() == 1 && !dialect.finalDelimiter();
        this.padded = dialect.padded() && !first;
        this.emptyLines = alone && dialect.emptyLines();
        this.name = column.name();
        this.namePadding = Padding.ofName(column);
        this.padding = Padding.ofValues(column);
        this.missing = MissingText.of(column);
        this.quoteName = dialect.header() == HeaderStyle.QUOTED;
        this.quoteValues = !quoting.isEmpty();
        boolean bareMissing = MissingTokens.areBare(column);
        this.quoteMissing = quoting.equals(QuoteEvidence.ALL) && !bareMissing;
        this.missingIfBare = bareMissing ? MissingTokens.of(column) : Set.of();
        this.quotes = new QuotedText(dialect.delimiter(), dialect.quote());
        this.bare = CSVFormat.Builder.create()
                .setDelimiter(dialect.delimiter())
                .setQuote(null)
                .get();
        this.quoted = dialect.quote() == CsvOptions.NO_QUOTE
                ? bare
                : bare.builder()
                        .setQuote(dialect.quote())
                        .setQuoteMode(QuoteMode.ALL)
                        .get();
    }

    void name(Appendable out) throws IOException {
        print(out, name, quoteName, namePadding);
    }

    void value(Appendable out, String text) throws IOException {
        print(out, text, quoteValues || missingIfBare.contains(text), padding);
    }

    /** @param row the row's number in the file, from 0 */
    void missing(Appendable out, long row) throws IOException {
        if (!isEmptyLine(row)) {
            print(out, missing.of(row), quoteMissing, padding);
        }
    }

    /** Whether the missing value of a row is an empty line. */
    boolean isEmptyLine(long row) {
        return emptyLines && missing.of(row).isEmpty();
    }

    /** Writes a missing value that cannot be an empty line, because no row follows. */
    void lastMissing(Appendable out) throws IOException {
        print(out, "", true, Optional.empty());
    }

    private void print(Appendable out, String text, boolean always, Optional<Padding> blanks) throws IOException {
        boolean needed = quotes.isNeeded(text, alone);
        if (needed && quoted == bare) {
            throw new IOException(
                    "Column '" + name + "' holds a value that cannot be written without quotes (it is empty,"
                            + " or has a delimiter, a line break, or a blank at an end). Set the schema's attribute "
                            + CsvDialect.QUOTE + " to \".");
        }
        CSVFormat format = needed || always ? quoted : bare;
        if (padded) {
            out.append(quotes.delimiter()).append(' ');
        }
        String filled = format == bare && blanks.isPresent() ? blanks.get().fill(text) : text;
        format.print(filled, out, first || padded);
    }
}
