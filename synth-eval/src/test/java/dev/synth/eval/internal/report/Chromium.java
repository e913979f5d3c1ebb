package dev.synth.eval.internal.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A headless browser in which pages are shown at several widths, in frames, and say what a reader would see. */
final class Chromium {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final Pattern MEASURED = Pattern.compile("data-measured=\"([^\"]*)\"");
    private static final int MINUTES = 3;

    private final Path binary;

    private Chromium(Path binary) {
        this.binary = binary;
    }

    /** The browser of this machine, if it has one. */
    static Optional<Chromium> find() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Chromium::new);
    }

    /**
     * What was seen.
     *
     * @param frames what the probe measured, by page and width, such as {@code pass 400}
     * @param console what the pages wrote to the console
     */
    record Seen(Map<String, JsonNode> frames, List<String> console) {}

    /** Shows pages, by name, at each width and a height of 800 px. */
    Seen show(Map<String, String> pages, boolean dark, Path folder, int... widths) throws Exception {
        StringBuilder frames = new StringBuilder();
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Path file = folder.resolve(page.getKey() + ".html");
            Files.writeString(file, page.getValue().replace("</body>", "<script>" + probe() + "</script></body>"));
            for (int width : widths) {
                frames.append("<iframe name='%s %d' src='%s' style='width:%dpx;height:800px;border:0'></iframe>"
                        .formatted(page.getKey(), width, file.getFileName(), width));
            }
        }
        Path around = Files.writeString(folder.resolve("around.html"), AROUND + frames);
        Path log = folder.resolve("log.txt");
        String dom = run(around, log, dark, folder);
        Map<String, JsonNode> measured = new LinkedHashMap<>();
        for (Matcher frame = MEASURED.matcher(dom); frame.find(); ) {
            JsonNode node = new ObjectMapper().readTree(URLDecoder.decode(frame.group(1), StandardCharsets.UTF_8));
            measured.put(node.get("frame").asText(), node);
        }
        List<String> console = Files.readString(log, StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> line.contains(":CONSOLE"))
                .toList();
        return new Seen(measured, console);
    }

    private static final String AROUND = """
            <!DOCTYPE html><meta charset="utf-8"><body><script>
            addEventListener('message', event => {
              const mark = document.createElement('i');
              mark.dataset.measured = encodeURIComponent(JSON.stringify(event.data));
              document.body.append(mark);
            });
            </script>
            """;

    private static String probe() throws IOException {
        try (InputStream script = Objects.requireNonNull(Chromium.class.getResourceAsStream("probe.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String run(Path page, Path log, boolean dark, Path folder) throws Exception {
        Path dom = folder.resolve("dom.html");
        List<String> command = Arrays.asList(
                binary.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--enable-logging=stderr",
                "--user-data-dir=" + folder.resolve("profile"),
                "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1),
                "--window-size=1600,1200",
                "--virtual-time-budget=5000",
                "--dump-dom",
                page.toUri().toString());
        Process process = new ProcessBuilder(command)
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException("The browser did not finish within " + MINUTES + " minutes.");
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return Files.readString(dom);
    }
}
