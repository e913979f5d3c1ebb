package dev.synth.io;

import dev.synth.table.Schema;
import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads damaged copies of Parquet files in a JVM of its own, whose heap bounds what a file can ask for. Case {@code i} of a
 * seed is always the same. Ends with status 0 if every case was read or refused.
 *
 * <p>Arguments: seed, first case, last case, seconds, a folder to work in, files.
 */
final class ParquetFuzz {
    private static final long HANG_MILLIS = 10_000;
    private static final int HUNG = 3;
    private static final int CRASHED = 4;
    /** The largest int as a variable-length integer of the format's headers, which are zigzag-encoded. */
    private static final byte[] HUGE = {-2, -1, -1, -1, 15};

    private static final AtomicLong STARTED = new AtomicLong(Long.MAX_VALUE);
    private static volatile String current = "";

    private ParquetFuzz() {}

    public static void main(String[] args) throws IOException {
        long seed = Long.parseLong(args[0]);
        long end = System.currentTimeMillis() + 1000 * Long.parseLong(args[3]);
        Path file = Path.of(args[4]).resolve("damaged.parquet");
        List<byte[]> originals = new ArrayList<>();
        for (String name : Arrays.asList(args).subList(5, args.length)) {
            originals.add(Files.readAllBytes(Path.of(name)));
        }
        watch();
        long done = 0;
        for (long i = Long.parseLong(args[1]); i <= Long.parseLong(args[2]); i++) {
            if (System.currentTimeMillis() > end) {
                break;
            }
            Random random = new Random(seed * 1_000_003 + i);
            int pick = random.nextInt(originals.size());
            current = "seed " + seed + ", case " + i + ", " + args[5 + pick];
            Files.write(file, damaged(originals.get(pick), random));
            read(file);
            done++;
        }
        System.out.println(done + " cases");
        System.exit(0);
    }

    private static void read(Path file) {
        STARTED.set(System.currentTimeMillis());
        try {
            Schema schema = SchemaProposal.of(ParquetSource.of(file)).schema();
            ParquetSource.of(file).read(schema);
        } catch (TableFormatException e) {
            if (e.getCause() instanceof OutOfMemoryError) {
                fail(e, CRASHED);
            }
        } catch (IOException e) {
            // A file may be refused this way too.
        } catch (Throwable e) {
            fail(e, CRASHED);
        } finally {
            STARTED.set(Long.MAX_VALUE);
        }
    }

    private static void watch() {
        Thread reader = Thread.currentThread();
        Thread watchdog = new Thread(() -> {
            while (true) {
                if (System.currentTimeMillis() - STARTED.get() > HANG_MILLIS) {
                    Throwable where = new Throwable("hangs");
                    where.setStackTrace(reader.getStackTrace());
                    fail(where, HUNG);
                }
                try {
                    Thread.sleep(200);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        watchdog.setDaemon(true);
        watchdog.start();
    }

    private static void fail(Throwable e, int status) {
        System.out.println(current);
        e.printStackTrace(System.out);
        System.out.flush();
        Runtime.getRuntime().halt(status);
    }

    private static byte[] damaged(byte[] original, Random random) {
        byte[] bytes = original.clone();
        int footer = footerStart(bytes);
        switch (random.nextInt(8)) {
            case 0 -> flip(bytes, 0, bytes.length, random);
            case 1 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 2 -> putLength(bytes, random.nextBoolean() ? random.nextInt() : random.nextInt(bytes.length));
            case 3 -> huge(bytes, footer, bytes.length - 8, random);
            case 4 -> huge(bytes, 4, footer, random);
            case 5 -> huge(bytes, 4, Math.min(footer, 64), random);
            default -> flip(bytes, footer, bytes.length - 8, random);
        }
        return bytes;
    }

    private static int footerStart(byte[] bytes) {
        int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 8);
        return Math.max(4, bytes.length - 8 - length);
    }

    private static void putLength(byte[] bytes, int length) {
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length - 8, length);
    }

    private static void flip(byte[] bytes, int from, int to, Random random) {
        for (int i = 0; i <= random.nextInt(4); i++) {
            int at = from + random.nextInt(Math.max(1, to - from));
            bytes[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (bytes[at] ^ 1 << random.nextInt(8));
        }
    }

    private static void huge(byte[] bytes, int from, int to, Random random) {
        int at = from + random.nextInt(Math.max(1, to - from));
        int length = 1 + random.nextInt(HUGE.length);
        System.arraycopy(HUGE, HUGE.length - length, bytes, at, Math.min(length, bytes.length - at));
    }
}
