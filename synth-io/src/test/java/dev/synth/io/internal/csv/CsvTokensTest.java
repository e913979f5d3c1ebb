package dev.synth.io.internal.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commons CSV is the oracle: it takes the same texts, and splits them into the same rows. */
class CsvTokensTest {
    private static final long SEED = 20_261_122;
    private static final int TEXTS = 20_000;
    private static final int LONG_TEXTS = 300;

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            value = {", \"", "§ \"", "; '", "tab \"", "| \"", "^ '"})
    void randomTextsAreSplitAsCommonsCsvSplitsThem(String delimiter, String quote) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        char d = delimiter.equals("tab") ? '\t' : delimiter.charAt(0);
        char[] letters = {'a', 'b', d, d, quote.charAt(0), quote.charAt(0), ' ', '\n', '\r', '\u00e9', '\u2003', '7'};
        int split = 0;
        for (int i = 0; i < TEXTS; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(1, 24);
            for (int k = 0; k < length; k++) {
                text.append(letters[random.nextInt(letters.length)]);
            }
            Optional<List<List<String>>> expected = commons(text.toString(), d, quote.charAt(0));
            for (Reader reader : List.of(slowly(text.toString(), random), new StringReader(text.toString()))) {
                Optional<List<List<String>>> actual = ours(reader, d, quote.charAt(0));
                assertThat(actual).as("text %s of seed %s: <%s>", i, SEED, text).isEqualTo(expected);
            }
            split += expected.isPresent() ? 1 : 0;
        }
        assertThat(split).isGreaterThan(TEXTS / 20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            value = {", \"", "tab \"", "; '", "§ \""})
    void longTextsOfMostlyPlainRowsAreSplitAsCommonsCsvSplitsThem(String delimiter, String quote) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        String d = delimiter.equals("tab") ? "\t" : delimiter;
        int together = 0;
        for (int i = 0; i < LONG_TEXTS; i++) {
            StringBuilder text = new StringBuilder();
            int width = random.nextInt(1, 20);
            int oddity = random.nextInt(2, 400);
            String end = random.nextInt(3) == 0 ? "\r\n" : "\n";
            for (int row = random.nextInt(1, 400); row > 0; row--) {
                for (int c = 0; c < width; c++) {
                    String value = "abcdefghij0123456789".substring(random.nextInt(12), 12 + random.nextInt(8));
                    text.append(c == 0 ? "" : d)
                            .append(random.nextInt(oddity) == 0 ? odd(random, d, quote.charAt(0)) : value);
                }
                text.append(end);
            }
            Optional<List<List<String>>> expected = commons(text.toString(), d.charAt(0), quote.charAt(0));
            for (Reader reader : List.of(slowly(text.toString(), random), new StringReader(text.toString()))) {
                Optional<List<List<String>>> actual = ours(reader, d.charAt(0), quote.charAt(0));
                assertThat(actual).as("text %s of seed %s", i, SEED).isEqualTo(expected);
            }
            together += expected.isPresent() ? 1 : 0;
        }
        assertThat(together).isGreaterThan(LONG_TEXTS / 2);
    }

    /** A value that does not stand bare between two delimiters, or a row that is not as wide as the others. */
    private static String odd(SplittableRandom random, String delimiter, char quote) {
        String[] values = {
            "",
            " x",
            "x ",
            "  ",
            "\u2003x",
            "\u00e9",
            "x\u20ac",
            "\u0081",
            "x\ry",
            "x\u000by",
            "6" + quote + "z",
            delimiter,
            quote + "x" + quote,
            quote + "" + quote,
            quote + "a long text of words" + quote,
            quote + "\u00e9" + quote,
            quote + "x" + delimiter + "y" + quote,
            quote + "x\ny" + quote,
            quote + "x" + quote + quote + quote,
            " " + quote + "x" + quote + " ",
            quote + " x" + quote
        };
        return values[random.nextInt(values.length)];
    }

    private static Optional<List<List<String>>> commons(String text, char delimiter, char quote) throws IOException {
        CSVFormat format = CSVFormat.Builder.create()
                .setDelimiter(delimiter)
                .setQuote(quote)
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .get();
        List<List<String>> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            for (CSVRecord row : parser) {
                rows.add(row.toList());
            }
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
        return Optional.of(rows);
    }

    @Test
    void emptyLinesAreRowsWhereTheyAreAskedForAndAnotherRowFollows() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        String[] pieces = {"a", "bc", "12345678901", "\n", "\n", "\r", "\r\n", "\n".repeat(3_000)};
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(12); k >= 0; k--) {
                text.append(pieces[random.nextInt(pieces.length - (random.nextInt(10) == 0 ? 0 : 1))]);
            }
            List<String> lines = new ArrayList<>(Arrays.asList(text.toString().split("\r\n|\r|\n", -1)));
            while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
                lines.remove(lines.size() - 1);
            }
            List<List<String>> expected = lines.stream().map(List::of).toList();
            for (Reader reader : List.of(slowly(text.toString(), random), new StringReader(text.toString()))) {
                try (CsvTokens tokens = new CsvTokens(reader, ',', '"')) {
                    tokens.takeEmptyLines();
                    List<List<String>> actual = rows(tokens);
                    assertThat(actual).as("text %s of seed %s", i, SEED).isEqualTo(expected);
                    assertThat(tokens.emptyRows())
                            .isEqualTo(lines.stream().filter(String::isEmpty).count());
                }
            }
        }
    }

    private static Optional<List<List<String>>> ours(Reader text, char delimiter, char quote) throws IOException {
        try (CsvTokens tokens = new CsvTokens(text, delimiter, quote)) {
            return Optional.of(rows(tokens));
        } catch (CsvSyntaxException e) {
            return Optional.empty();
        }
    }

    private static List<List<String>> rows(CsvTokens tokens) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (int count = tokens.nextRows(); count > 0; count = tokens.nextRows()) {
            for (int row = 0; row < count; row++) {
                tokens.at(row);
                rows.add(IntStream.range(0, tokens.size()).mapToObj(tokens::get).toList());
            }
        }
        return rows;
    }

    /** A text that comes in pieces of one to three characters. */
    private static Reader slowly(String text, SplittableRandom random) {
        return new StringReader(text) {
            @Override
            public int read(char[] chars, int from, int length) throws IOException {
                return super.read(chars, from, Math.min(length, random.nextInt(1, 4)));
            }
        };
    }

    @Test
    void rowsLongerThanTheBufferAreWhole() throws IOException {
        String wide = "x".repeat(100_000);
        String text = "a," + wide + "\n\"" + wide + "\n" + wide + "\",b\r\n" + "1,2\n".repeat(50_000);
        try (CsvTokens tokens = new CsvTokens(new StringReader(text), ',', '"')) {
            assertThat(tokens.next()).isTrue();
            assertThat(tokens.get(1)).isEqualTo(wide);
            assertThat(tokens.next()).isTrue();
            assertThat(tokens.line()).isEqualTo(2);
            assertThat(tokens.get(0)).hasSize(200_001);
            assertThat(tokens.isQuoted(0)).isTrue();
            assertThat(tokens.isQuoted(1)).isFalse();
            int read = 0;
            for (int count = tokens.nextRows(); count > 0; count = tokens.nextRows()) {
                for (int row = 0; row < count; row++) {
                    assertThat(tokens.at(row).line()).isEqualTo(4L + read++);
                    assertThat(tokens.get(1)).isEqualTo("2");
                }
            }
            assertThat(read).isEqualTo(50_000);
        }
    }

    @Test
    void withoutAQuoteQuotesAreCharacters() throws IOException {
        try (CsvTokens tokens = new CsvTokens(new StringReader("\"a,b\"\n6\",'x'\n"), ',', CsvTokens.NO_QUOTE)) {
            tokens.next();
            assertThat(tokens.get(0)).isEqualTo("\"a");
            tokens.next();
            assertThat(tokens.get(1)).isEqualTo("'x'");
        }
    }
}
