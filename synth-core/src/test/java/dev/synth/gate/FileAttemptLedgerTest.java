package dev.synth.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAttemptLedgerTest {
    @TempDir
    Path temporary;

    private static Attempt attempt(String table, long seed) {
        return new Attempt(table, "training", Optional.of("model"), Optional.of(seed), "output" + seed);
    }

    private AttemptLedger ledger() throws IOException {
        return FileAttemptLedger.in(temporary.resolve("state/attempts"));
    }

    private Path page(String table) {
        return temporary.resolve("state/attempts").resolve(table + ".json");
    }

    @Test
    void attemptsAreCountedByTableAndRemembered() throws IOException {
        assertThat(ledger().enter(attempt("a", 1))).isEqualTo(1);
        assertThat(ledger().enter(attempt("a", 2))).isEqualTo(2);
        assertThat(ledger().enter(attempt("b", 1))).isEqualTo(1);
        assertThat(ledger().enter(attempt("a", 3))).isEqualTo(3);
    }

    @Test
    void theSameAttemptKeepsItsNumberAndAnyOtherIsNew() throws IOException {
        Attempt first = new Attempt("a", "t", Optional.of("m"), Optional.of(1L), "o");
        List<Attempt> others = List.of(
                new Attempt("a", "t2", Optional.of("m"), Optional.of(1L), "o"),
                new Attempt("a", "t", Optional.of("m2"), Optional.of(1L), "o"),
                new Attempt("a", "t", Optional.empty(), Optional.of(1L), "o"),
                new Attempt("a", "t", Optional.of("m"), Optional.of(2L), "o"),
                new Attempt("a", "t", Optional.of("m"), Optional.empty(), "o"),
                new Attempt("a", "t", Optional.of("m"), Optional.of(1L), "o2"));
        for (AttemptLedger ledger : List.of(ledger(), AttemptLedger.inMemory())) {
            assertThat(ledger.enter(first)).isEqualTo(1);
            for (int i = 0; i < others.size(); i++) {
                assertThat(ledger.enter(others.get(i))).isEqualTo(i + 2);
            }
            assertThat(ledger.enter(first)).isEqualTo(1);
            assertThat(ledger.enter(others.get(3))).isEqualTo(5);
        }
    }

    @Test
    void anUngatedReleaseIsKeptForGoodAndSpendsNothing() throws IOException {
        ledger().enter(attempt("a", 1));
        ledger().enter(new UngatedRelease("a", Optional.of("model"), Optional.of(4L), 20, "stays \"here\""));

        assertThat(ledger().enter(attempt("a", 2))).isEqualTo(2);
        assertThat(page("a"))
                .content()
                .contains("\"reason\" : \"stays \\\"here\\\"\"", "\"rows\" : 20", "\"seed\" : 4");
    }

    @Test
    void folderAndFilesAreTheirOwnersAlone() throws IOException {
        assumeThat(Files.getFileAttributeView(temporary, PosixFileAttributeView.class))
                .as("a file system with POSIX permissions")
                .isNotNull();
        ledger().enter(attempt("a", 1));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(page("a"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(page("a").getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void aDamagedPageIsNamedAndNotStartedAnew() throws IOException {
        ledger().enter(attempt("a", 1));
        for (String damage : List.of("{", "", "[]", "{\"formatVersion\":2}", "{\"formatVersion\":1,\"table\":\"b\"}")) {
            Files.writeString(page("a"), damage);

            assertThatThrownBy(() -> ledger().enter(attempt("a", 2)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll("a.json", "damaged", "restore it");
            assertThat(page("a")).content().isEqualTo(damage);
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsAnErrorThatSaysWhatToDo() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");

        assertThatThrownBy(() -> FileAttemptLedger.in(file.resolve("attempts")))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("file", "make it writable or name another one");
    }

    @Test
    void threadsNeverGetTheSameNumber() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> tasks = IntStream.range(0, 80)
                    .mapToObj(seed -> (Callable<Integer>) () -> ledger().enter(attempt("a", seed)))
                    .toList();
            List<Integer> numbers = new ArrayList<>();
            for (Future<Integer> task : threads.invokeAll(tasks)) {
                numbers.add(task.get());
            }

            assertThat(numbers)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, 80).boxed().toList());
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void processesNeverGetTheSameNumber() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Enterer.class.getName(),
                            temporary.resolve("state/attempts").toString(),
                            Integer.toString(100 * i))
                    .redirectErrorStream(true)
                    .start());
        }
        List<String> numbers = new ArrayList<>();
        for (Process process : processes) {
            numbers.addAll(process.inputReader().lines().toList());
            assertThat(process.waitFor()).isZero();
        }

        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(Stream.iterate(1, i -> i + 1)
                        .limit(75)
                        .map(String::valueOf)
                        .toList());
    }

    /** Enters 25 attempts and prints their numbers. */
    static final class Enterer {
        public static void main(String[] arguments) throws IOException {
            AttemptLedger ledger = FileAttemptLedger.in(Path.of(arguments[0]));
            for (int i = 0; i < 25; i++) {
                System.out.println(ledger.enter(attempt("a", Long.parseLong(arguments[1]) + i)));
            }
        }
    }
}
