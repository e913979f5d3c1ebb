package dev.synth.benchmarks.memory;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The most memory that a process has held.
 *
 * @param what what was measured: {@link #RESIDENT} or, where the platform does not tell, {@link #HEAP}
 */
public record PeakMemory(long bytes, String what) {
    /** Everything resident: heap, the engine's arrays, code. */
    public static final String RESIDENT = "resident";
    /** Java's objects alone. */
    public static final String HEAP = "heap only";

    private static final String FIELD = "VmHWM:";
    private static final long KIBI = 1_024;

    /** The peak of this process so far. */
    public static PeakMemory ofThisProcess() {
        return resident(Path.of("/proc/self/status")).orElseGet(PeakMemory::heap);
    }

    /** The peak that a status file of the Linux kernel tells; empty where there is none. */
    static Optional<PeakMemory> resident(Path status) {
        try {
            return parse(Files.readAllLines(status));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Finds the line such as {@code VmHWM:    404480 kB}. */
    static Optional<PeakMemory> parse(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith(FIELD))
                .map(line -> line.substring(FIELD.length()).strip().split("\\s+")[0])
                .map(kibibytes -> new PeakMemory(Long.parseLong(kibibytes) * KIBI, RESIDENT))
                .findFirst();
    }

    private static PeakMemory heap() {
        long bytes = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        return new PeakMemory(bytes, HEAP);
    }
}
