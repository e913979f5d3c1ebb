package dev.synth.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentationTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    static List<Path> pagesForUsers() throws IOException {
        try (Stream<Path> guides = Files.list(DOCS.resolve("how-to"))) {
            return Stream.concat(Stream.of(DOCS.resolve("tutorial.md")), guides.sorted())
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pagesForUsers")
    void javaCodeStandsWordForWordInAnExampleThatIsTested(Path page) throws IOException {
        String examples = sources(Path.of("src/main/java/dev/synth/examples"))
                + sources(Path.of("src/test/java/dev/synth/examples"));
        Matcher block = JAVA_BLOCK.matcher(Files.readString(page));
        assertThat(block.results().map(found -> squeezed(found.group(1))).toList())
                .isNotEmpty()
                .allSatisfy(code -> assertThat(examples).contains(code));
    }

    private static String sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(DocumentationTest::read)
                    .map(DocumentationTest::squeezed)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String squeezed(String code) {
        return code.strip().replaceAll("\\s+", " ");
    }
}
