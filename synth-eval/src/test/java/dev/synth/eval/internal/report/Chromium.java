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
import java.util.ArrayList;
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
    private static final Pattern PAGE = Pattern.compile("/Type ?/Page\\b");
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

    /** How many pages of paper a page takes. */
    int pagesOnPaper(String page, Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("paper.html"), page);
        Path pdf = folder.resolve("paper.pdf");
        run(
                List.of(
                        "--no-pdf-header-footer",
                        "--print-to-pdf=" + pdf,
                        file.toUri().toString()),
                folder.resolve("paper.txt"),
                folder.resolve("paper.log"),
                folder);
        return (int) PAGE.matcher(Files.readString(pdf, StandardCharsets.ISO_8859_1))
                .results()
                .count();
    }

    private String run(Path page, Path log, boolean dark, Path folder) throws Exception {
        Path dom = folder.resolve("dom.html");
        run(
                List.of(
                        "--enable-logging=stderr",
                        "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1),
                        "--window-size=1600,1200",
                        "--virtual-time-budget=5000",
                        "--dump-dom",
                        page.toUri().toString()),
                dom,
                log,
                folder);
        return Files.readString(dom);
    }

    private void run(List<String> arguments, Path out, Path log, Path folder) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                binary.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + folder.resolve("profile")));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
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
    }
}
