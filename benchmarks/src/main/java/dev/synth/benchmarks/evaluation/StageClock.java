package dev.synth.benchmarks.evaluation;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads a thread's stage a hundred times a second and adds up the wall-clock time of each and the time of all cores that
 * the process took: nothing in the library has to tell, so that stages are never out of date. Closing it stops it.
 */
final class StageClock implements AutoCloseable {
    private static final long PERIOD_MILLIS = 10;
    private static final double NANOS = 1e9;
    private static final double WORTH_NAMING = 0.1;

    private final OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final Map<String, Map<List<String>, Double>> seconds = new LinkedHashMap<>();
    private final Map<String, Double> coreSeconds = new LinkedHashMap<>();
    private final Thread watched;
    private final Thread watcher;

    /** Watches the calling thread. */
    StageClock() {
        watched = Thread.currentThread();
        watcher = new Thread(this::watch, "stage clock");
        watcher.setDaemon(true);
        watcher.start();
    }

    private void watch() {
        long last = System.nanoTime();
        long lastOfCores = process.getProcessCpuTime();
        try {
            while (true) {
                Thread.sleep(PERIOD_MILLIS);
                long now = System.nanoTime();
                long ofCores = process.getProcessCpuTime();
                double passed = (now - last) / NANOS;
                double taken = (ofCores - lastOfCores) / NANOS;
                Stage.of(watched.getStackTrace()).ifPresent(stage -> add(stage, passed, taken));
                last = now;
                lastOfCores = ofCores;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void add(Stage stage, double passed, double taken) {
        coreSeconds.merge(stage.name(), taken, Double::sum);
        seconds.computeIfAbsent(stage.name(), unseen -> new LinkedHashMap<>()).merge(stage.part(), passed, Double::sum);
    }

    /** Stops and waits for the last reading. */
    @Override
    public void close() {
        watcher.interrupt();
        try {
            watcher.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** After closing: a line for each stage, in the order of their beginnings: name, seconds, seconds of cores, parts. */
    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        seconds.forEach((stage, parts) -> {
            double whole =
                    parts.values().stream().mapToDouble(Double::doubleValue).sum();
            String larger = parts.entrySet().stream()
                    .filter(part -> !part.getKey().isEmpty() && part.getValue() >= WORTH_NAMING * whole)
                    .sorted(Map.Entry.<List<String>, Double>comparingByValue().reversed())
                    .map(part ->
                            String.join(" → ", part.getKey()) + " " + EvaluationTable.text("%.1f", part.getValue()))
                    .collect(Collectors.joining(", "));
            rows.add(List.of(
                    stage,
                    EvaluationTable.text("%.1f", whole),
                    EvaluationTable.text("%.1f", coreSeconds.get(stage)),
                    larger));
        });
        return rows;
    }
}
