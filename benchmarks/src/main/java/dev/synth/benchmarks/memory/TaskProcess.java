package dev.synth.benchmarks.memory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synth.benchmarks.Commands;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A task in a process of its own: started here, and, in that process, the main class. */
public final class TaskProcess {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TaskProcess() {}

    /**
     * How a task ended.
     *
     * @param seconds from the start of its work to its end
     * @param words what came out
     */
    record Outcome(PeakMemory peak, double seconds, String words) {}

    /**
     * Runs a task with this process's Java, class path and options, and waits for it.
     *
     * @throws IllegalStateException saying why, if it fails
     */
    static Outcome run(Task task, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), TaskProcess.class.getName()));
        command.add(task.name());
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        Process process =
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        String last = "";
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = line;
            }
        }
        return outcome(task, last, exit(process));
    }

    private static int exit(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Outcome outcome(Task task, String line, int exit) throws IOException {
        if (!line.startsWith("{")) {
            throw new IllegalStateException("task " + task.name().toLowerCase(Locale.ROOT) + " ended with status "
                    + exit + " and said nothing" + (exit > 128 ? "; the system may have been out of memory" : ""));
        }
        JsonNode result = JSON.readTree(line);
        if (result.has("failure")) {
            throw new IllegalStateException(result.get("failure").asText());
        }
        return new Outcome(
                new PeakMemory(result.get("bytes").asLong(), result.get("what").asText()),
                result.get("seconds").asDouble(),
                result.get("words").asText());
    }

    /** Does the task that the arguments name, and prints its outcome as one line of JSON. */
    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        long begin = System.nanoTime();
        try {
            String text = Task.valueOf(words.get(0)).run(words.subList(1, words.size()));
            PeakMemory peak = PeakMemory.ofThisProcess();
            System.out.println(JSON.createObjectNode()
                    .put("bytes", peak.bytes())
                    .put("what", peak.what())
                    .put("seconds", (System.nanoTime() - begin) / 1e9)
                    .put("words", text));
            System.exit(Commands.DONE);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            System.out.println(JSON.createObjectNode().put("failure", Commands.reason(e)));
            System.exit(Commands.FAILED);
        }
    }
}
