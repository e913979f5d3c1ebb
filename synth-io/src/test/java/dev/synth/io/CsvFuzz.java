package dev.synth.io;

import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Reads damaged files, one after another, in a process whose heap the caller limits. Ends with 0 if each was read or
 * refused, with 1 if one crashed the reader, lost rows on the way through a sink, or took more than ten seconds.
 */
final class CsvFuzz {
    private static final int BEGINNING = 20_000;
    private static final long TOO_LONG = 10_000_000_000L;
    private static final byte[][] PIECES = Stream.of(
                    "\"", "'", ",", ";", "\t", "\n", "\r", "\r\n", "\0", "\uFEFF", "\u00e9", "NA", "1e999", "\"\"\"",
                    " ", "0x1")
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    private static final List<String> SMALL = List.of(
            "a,b\n1,x\n2,y\n?,x\n",
            "\"a\";\"b\"\r\n1,5;\"two\r\nlines\"\r\n2,5;\"said \"\"so\"\"\"\r\n",
            "39, State-gov, 77516\n50, Private, 83311\n38, Private, 215646\n",
            "day\ttime\n2020-01-31\t07:30\n2020-02-01\t12:00",
            "id|name\r1|'x|y'\r2|'z'\r");

    private final SplittableRandom random;
    private final Path file;
    private final Path copy;
    private volatile long begun = System.nanoTime();

    private CsvFuzz(long seed, Path folder) {
        this.random = new SplittableRandom(seed);
        this.file = folder.resolve("t.csv");
        this.copy = folder.resolve("copy.csv");
    }

    /** Arguments: seed, seconds, a folder to write in, and files whose beginnings are damaged too. */
    public static void main(String[] arguments) throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        SMALL.forEach(text -> seeds.add(text.getBytes(StandardCharsets.UTF_8)));
        SMALL.forEach(text -> seeds.add(text.getBytes(StandardCharsets.UTF_16LE)));
        for (String name : Arrays.asList(arguments).subList(3, arguments.length)) {
            byte[] bytes = Files.readAllBytes(Path.of(name));
            seeds.add(Arrays.copyOf(bytes, Math.min(bytes.length, BEGINNING)));
        }
        CsvFuzz fuzz = new CsvFuzz(Long.parseLong(arguments[0]), Path.of(arguments[2]));
        Thread watch = new Thread(fuzz::watch);
        watch.setDaemon(true);
        watch.start();
        long end = System.nanoTime() + 1_000_000_000L * Long.parseLong(arguments[1]);
        int done = 0;
        while (System.nanoTime() < end) {
            byte[] damaged = fuzz.damage(seeds.get(fuzz.random.nextInt(seeds.size())));
            try {
                fuzz.read(damaged);
            } catch (TableFormatException | IOException e) {
                requireMessage(e, done);
            } catch (RuntimeException | Error e) {
                System.out.println("file " + done + " of seed " + arguments[0] + ": " + e);
                e.printStackTrace(System.out);
                System.exit(1);
            }
            done++;
        }
        System.out.println("done " + done);
    }

    private static void requireMessage(Exception e, int number) {
        if (e.getMessage() == null
                || !e.getMessage().contains("t.csv") && !e.getMessage().contains("copy.csv")) {
            throw new IllegalStateException("file " + number + ": a message that names no file", e);
        }
    }

    private void watch() {
        while (System.nanoTime() - begun < TOO_LONG) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                return;
            }
        }
        System.out.println("a file took more than ten seconds: " + file);
        Runtime.getRuntime().halt(1);
    }

    private void read(byte[] bytes) throws IOException {
        begun = System.nanoTime();
        Files.write(file, bytes);
        Schema schema = CsvSource.of(file).inferSchema();
        Table table = CsvSource.of(file).read(schema);
        CsvSink.of(copy).write(table);
        int rows = CsvSource.of(copy).read(schema).rowCount();
        if (rows != table.rowCount()) {
            throw new IllegalStateException(table.rowCount() + " rows became " + rows + " in the copy");
        }
    }

    private byte[] damage(byte[] whole) {
        byte[] bytes = whole.clone();
        int times = random.nextInt(1, 6);
        for (int i = 0; i < times && bytes.length > 0; i++) {
            int at = random.nextInt(bytes.length);
            int length = random.nextInt(1, Math.min(64, bytes.length - at) + 1);
            byte[] piece = switch (random.nextInt(5)) {
                case 0 -> new byte[0];
                case 1 -> new byte[] {(byte) random.nextInt(256)};
                case 2 -> Arrays.copyOfRange(bytes, at, at + length);
                default -> PIECES[random.nextInt(PIECES.length)];
            };
            int cut = random.nextBoolean() ? length : 0;
            byte[] next = new byte[bytes.length - cut + piece.length];
            System.arraycopy(bytes, 0, next, 0, at);
            System.arraycopy(piece, 0, next, at, piece.length);
            System.arraycopy(bytes, at + cut, next, at + piece.length, bytes.length - at - cut);
            bytes = random.nextInt(40) == 0 ? Arrays.copyOf(next, at) : next;
        }
        return bytes;
    }
}
