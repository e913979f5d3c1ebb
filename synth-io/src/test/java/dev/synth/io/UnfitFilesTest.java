package dev.synth.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every line of the table of CSV files in {@code docs/reference/unfit-input.md}. */
class UnfitFilesTest {
    @TempDir
    Path folder;

    private static Arguments text(String what, String text, String... message) {
        return bytes(what, text.getBytes(StandardCharsets.UTF_8), message);
    }

    private static Arguments bytes(String what, byte[] bytes, String... message) {
        return Arguments.of(what, bytes, CsvOptions.detect(), Optional.empty(), message);
    }

    private static Arguments given(String what, String text, CsvOptions options, String... message) {
        return Arguments.of(what, text.getBytes(StandardCharsets.UTF_8), options, Optional.empty(), message);
    }

    private static Arguments declared(String what, String text, ColumnSchema column, String... message) {
        return Arguments.of(
                what,
                text.getBytes(StandardCharsets.UTF_8),
                CsvOptions.detect(),
                Optional.of(Schema.of(List.of(column))),
                message);
    }

    static Stream<Arguments> unfit() {
        String rows = "a,b\n" + "1,x\n".repeat(1_000_001);
        byte[] packed = gzip(rows.getBytes(StandardCharsets.UTF_8));
        byte[] broken = packed.clone();
        for (int i = packed.length / 2; i < packed.length / 2 + 64; i++) {
            broken[i] ^= 0x5a;
        }
        ColumnSchema number = ColumnSchema.of("a", ColumnKind.CONTINUOUS);
        ColumnSchema whole = ColumnSchema.of("a", ColumnKind.INTEGER);
        return Stream.of(
                text("empty", "", "is empty: a table needs a line with the column names"),
                text("empty lines alone", "\n\n\r\n", "is empty"),
                text("a header alone", "a,b\n", "has a header and no rows"),
                text(
                        "an unclosed quote far down",
                        rows + "2,\"x\n3,y\n",
                        "line 1000003: a quote (\") opens in value 2"),
                text(
                        "text after a closing quote",
                        "a,b\n\"x\"y,1\n",
                        "line 2: value 1 goes on after its closing quote"),
                text(
                        "a comment above",
                        "# made by X\na,b,c\n1,2,x\n3,4,y\n",
                        "the first line holds one value, but most of those below hold 3. If it is a comment, say how many"
                                + " lines to skip"),
                text(
                        "a title above",
                        "Report of 2024\n\na,b\n1,x\n2,y\n",
                        "the first line holds one value, but most of those below hold 2. If it is a title, say how many"
                                + " lines to skip"),
                text(
                        "quotes after backslashes",
                        "a,b\n1,\"he said \\\"x\\\" then\"\n",
                        "line 2: value 2 has a backslash before a quote"),
                text("a row too short", "a,b\n1,x\n2\n", "line 3 (data row 2): expected 2 values", "but found 1"),
                text("a row too long", "a,b\n1,x\n2,y,z\n", "line 3 (data row 2): expected 2 values", "but found 3"),
                text("a header a name short", "a,b\n1,2,x\n2,3,y\n", "one value more than the header has names"),
                text("two columns of one name", "a,b,a\n1,2,x\n", "columns 1 and 3 are both named 'a'"),
                text("a column without a name", "a,,c\nx,2,3\n", "the name of column 2 of 3 is empty", "index=False"),
                text("a NUL character", "a,b\n1,x\n2,y\0\n", "line 3: there is a NUL character"),
                bytes(
                        "UTF-16 without a mark, not Western",
                        "\u0438\u043c\u044f,\u0433\u043e\u0434\n\u0416\u0435\u043d\u044f,1\n"
                                .getBytes(StandardCharsets.UTF_16LE),
                        "line 1: there is a NUL character",
                        "UTF-16 or another encoding, name it"),
                bytes(
                        "UTF-32",
                        "\uFEFFa,b\n".getBytes(Charset.forName("UTF-32LE")),
                        "is no text but text in UTF-32",
                        "iconv"),
                bytes(
                        "UTF-8, then something else",
                        concat("a\nz\u00fcrich\n".getBytes(StandardCharsets.UTF_8), "b\u00e2le\n"),
                        "line 3: the text is not UTF-8, although it was before"),
                bytes(
                        "something else, then UTF-8",
                        concat(
                                "a\nb\u00e2le\n".getBytes(StandardCharsets.ISO_8859_1),
                                new String(
                                        "z\u00fcrich \u00e9\u00e8\n".getBytes(StandardCharsets.UTF_8),
                                        StandardCharsets.ISO_8859_1)),
                        "partly UTF-8 (3 characters) and partly not (1)"),
                bytes(
                        "a picture",
                        HexFormat.of().parseHex("89504e470d0a1a0a0000000d4948445200000001"),
                        "there is a NUL character, which no text holds"),
                bytes(
                        "bytes of no encoding",
                        HexFormat.of().parseHex("610a818d8f90"),
                        "neither in UTF-8 nor in windows-1252"),
                text("a workbook", "PK\3\4....", "is no text but a zip archive or an Excel workbook"),
                text("a Parquet file", "PAR1\u0015\0", "is no text but a Parquet file; let its name end in .parquet"),
                text("packed otherwise", "BZh91AY&SY", "is no text but packed with bzip2; unpack it"),
                bytes("gzip, cut off", Arrays.copyOf(packed, packed.length / 2), "damaged or truncated gzip file"),
                bytes("gzip, damaged", broken, "damaged or truncated gzip file"),
                bytes(
                        "a value of 200 MB, packed to 200 kB",
                        gzip(200 << 20, "a,b\n1,"),
                        "line 2: the row goes on for more than 16777216 characters",
                        "quote that is opened and not closed"),
                text(
                        "a million columns",
                        "a" + ",a".repeat(1_000_000) + "\n",
                        "line 1: the row has more than 100000 values"),
                given("another delimiter given", "a,b\n1,2;3\n", delimited(';'), "expected 1 values", "but found 2"),
                given(
                        "another encoding given",
                        "a\n\u00e9\n",
                        CsvOptions.builder().encoding("US-ASCII").build(),
                        "line 2: the text is not US-ASCII"),
                declared(
                        "a value of another kind",
                        "a\n1\nx\n",
                        whole,
                        "line 3 (data row 2), column 'a' (integer): 'x'"),
                declared(
                        "a number that is not finite",
                        "a\n1\n1e999\n",
                        number,
                        "line 3",
                        "'1e999' is not a finite number"),
                declared("a number beyond 64 bits", "a\n1\n99999999999999999999\n", whole, "line 3", "column 'a'"),
                declared("another column", "b\n1\n2\n", whole, "No column 'a'", "Columns: b"));
    }

    private static CsvOptions delimited(char delimiter) {
        return CsvOptions.builder().delimiter(delimiter).build();
    }

    private static byte[] concat(byte[] first, String second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length());
        System.arraycopy(second.getBytes(StandardCharsets.ISO_8859_1), 0, all, first.length, second.length());
        return all;
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(int length, String begin) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(begin.getBytes(StandardCharsets.UTF_8));
            byte[] piece = new byte[1 << 20];
            Arrays.fill(piece, (byte) 'x');
            for (int i = 0; i < length >> 20; i++) {
                out.write(piece);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unfit")
    void unfitFilesAreRefusedAndLeaveNothing(
            String what, byte[] bytes, CsvOptions options, Optional<Schema> schema, String[] message) throws Exception {
        Path file = Files.write(folder.resolve("t.csv"), bytes);
        CsvSource source = CsvSource.of(file, options);
        assertThatThrownBy(() -> {
                    Schema declared = schema.isPresent() ? schema.get() : source.inferSchema();
                    CsvSink.of(folder.resolve("out.csv")).write(source.read(declared));
                })
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContainingAll(message);
        assertOnly(file);
    }

    private void assertOnly(Path... files) throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(files);
        }
    }

    @Test
    void aDelimiterThatSplitsNothingIsPointedOut() throws Exception {
        Path file = Files.writeString(folder.resolve("t.csv"), "a,b\n1,x\n2,y\n");
        assertThat(SchemaProposal.of(CsvSource.of(file, delimited(';'))).notes())
                .anyMatch(note -> note.contains("There is one column only, 'a,b'"));
    }

    @Test
    void aFolderAMissingFileAndAFileOfSomebodyElseAreNamed() throws Exception {
        Path none = folder.resolve("none.csv");
        assertThatThrownBy(() -> CsvSource.of(folder).inferSchema())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("it is a folder; name a file in it");
        assertThatThrownBy(() -> CsvSource.of(none).inferSchema())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no such file; check its name");
        Path file = Files.writeString(folder.resolve("t.csv"), "a\n1\n");
        Assumptions.assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"), "no permissions here");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        Assumptions.assumeFalse(Files.isReadable(file), "whoever runs this may read everything");
        assertThatThrownBy(() -> CsvSource.of(file).inferSchema())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("permission denied; ask its owner");
    }

    @Test
    void aFileThatVanishesBetweenTwoPassesIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("t.csv"), "a\n1\n2\n");
        CsvSource source = CsvSource.of(file);
        Schema schema = source.inferSchema();
        Files.delete(file);
        assertThatThrownBy(() -> source.read(schema))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no such file");
    }

    @Test
    void targetsThatCannotBeWrittenAreNamedAndLeaveNothing() throws Exception {
        Path file = Files.writeString(folder.resolve("t.csv"), "a\n1\n2\n");
        Table table = TestTables.inferred(file);
        assertThatThrownBy(() -> CsvSink.of(folder).write(table))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("it is a folder");
        assertThatThrownBy(() -> CsvSink.of(file.resolve("below/out.csv")).write(table))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be written to; choose another place");
        assertOnly(file);
        Path deep = folder.resolve("new/folder/out.csv");
        CsvSink.of(deep).write(table);
        assertThat(deep).hasSameBinaryContentAs(file);
    }

    /** A process that may write no more than 64 kB to a file stands for a full disk. */
    @Test
    void aFullDiskLeavesTheOldFile() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no shell to limit a process with");
        Path file = Files.writeString(folder.resolve("t.csv"), "a\n" + "12345678\n".repeat(40_000) + "1\n");
        Path out = Files.writeString(folder.resolve("out.csv"), "old");
        Process process = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "ulimit -f 128; exec \"$0\" -Xmx256m -cp \"$1\" \"$2\" \"$3\" \"$4\"",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        System.getProperty("java.class.path"),
                        CopyFile.class.getName(),
                        file.toString(),
                        out.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(CopyFile.FAILED);
        assertThat(said).contains("IOException");
        assertThat(out).hasContent("old");
        assertOnly(file, out);
    }

    /** Reads a table and writes it, in a process of its own. */
    static final class CopyFile {
        static final int FAILED = 3;

        private CopyFile() {}

        public static void main(String[] arguments) throws Exception {
            try {
                CsvSink.of(Path.of(arguments[1])).write(TestTables.inferred(Path.of(arguments[0])));
            } catch (IOException e) {
                System.out.println(e);
                System.exit(FAILED);
            }
        }
    }
}
