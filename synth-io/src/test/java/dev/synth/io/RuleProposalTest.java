package dev.synth.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.table.RowLimit;
import dev.synth.table.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that hold, and that coincidence would not have kept, are proposed; others are not. */
class RuleProposalTest {
    private static final LocalDate START = LocalDate.of(2023, 1, 1);

    @TempDir
    Path folder;

    private List<String> rules(String header, int rows, Function<SplittableRandom, String> row) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        List<String> lines = new ArrayList<>(List.of(header));
        for (int i = 0; i < rows; i++) {
            lines.add(row.apply(random));
        }
        return SchemaProposal.of(Files.write(folder.resolve("t.csv"), lines)).rules().stream()
                .map(RuleProposal::rule)
                .map(Rule::toString)
                .toList();
    }

    @Test
    void datesThatNeverGoBackAreAChain() throws IOException {
        assertThat(rules("paid,ordered,shipped", 300, random -> {
                    LocalDate ordered = START.plusDays(random.nextInt(300));
                    LocalDate shipped = ordered.plusDays(random.nextInt(10));
                    return shipped.plusDays(random.nextInt(30)) + "," + ordered + ","
                            + (random.nextInt(4) == 0 ? "" : shipped);
                }))
                .containsExactly("ordered <= shipped <= paid");
    }

    @Test
    void timesAndDurationsThatNeverGoBackAreChains() throws IOException {
        assertThat(rules("opens,closes,surgery,stay", 300, random -> {
                    int opens = 6 + random.nextInt(12);
                    int surgery = 1 + random.nextInt(40);
                    return String.format(
                            Locale.ROOT,
                            "%02d:15,%02d:15,PT%dH,PT%dH",
                            opens,
                            opens + random.nextInt(6),
                            surgery,
                            surgery + random.nextInt(30));
                }))
                .containsExactly("opens <= closes", "surgery <= stay");
    }

    @Test
    void twoColumnsThatTellAllRowsApartAreAKey() throws IOException {
        int[] row = {0};
        assertThat(rules("day,ward,beds", 300, random -> {
                    int now = row[0]++;
                    return START.plusDays(now / 5) + ",W" + now % 5 + "," + (10 + random.nextInt(20));
                }))
                .containsExactly("unique day, ward");
        assertThat(rules("day,ward", 300, random -> START.plusDays(random.nextInt(60)) + ",W" + random.nextInt(5)))
                .isEmpty();
    }

    @Test
    void anOrderThatRandomPairsWouldKeepTooIsTrivial() throws IOException {
        assertThat(rules(
                        "born,admitted,siblings,weight",
                        300,
                        random -> LocalDate.of(1930, 1, 1).plusDays(random.nextInt(20_000)) + ","
                                + START.plusDays(random.nextInt(300)) + "," + random.nextInt(5) + ","
                                + (40 + random.nextInt(60))))
                .isEmpty();
    }

    @Test
    void formulasAreFoundOnTheirGrid() throws IOException {
        assertThat(rules("from,to,days,net,tax,gross,height,weight,bmi", 200, random -> {
                    LocalDate from = START.plusDays(random.nextInt(300));
                    int days = random.nextInt(40);
                    int net = random.nextInt(10_000);
                    int tax = random.nextInt(2_000);
                    int height = 150 + random.nextInt(50);
                    int weight = 45 + random.nextInt(70);
                    return String.format(
                            Locale.ROOT,
                            "%s,%s,%d,%.2f,%.2f,%.2f,%d,%d,%.1f",
                            from,
                            from.plusDays(days),
                            days,
                            net / 100.0,
                            tax / 100.0,
                            (net + tax) / 100.0,
                            height,
                            weight,
                            weight / Math.pow(height / 100.0, 2));
                }))
                .contains("gross = net + tax", "days = to - from", "bmi = weight / (height / 100) ^ 2");
    }

    @Test
    void citiesLieInTheirCountries() throws IOException {
        String[] places = {"Rome,IT", "Milan,IT", "Nice,FR", "Paris,FR", "Boston,US", "Paris,US"};
        assertThat(rules(
                        "city,country,colour",
                        600,
                        random -> places[random.nextInt(places.length)] + ","
                                + List.of("red", "green", "blue").get(random.nextInt(3))))
                .containsExactly("combinations of city, country");
    }

    @Test
    void codesTooManyForTheRowsAreNoFixedSet() throws IOException {
        assertThat(rules("a,b", 600, random -> "a" + random.nextInt(60) + ",b" + random.nextInt(60)))
                .isEmpty();
    }

    @Test
    void whatIsMissingWhenIsSaid() throws IOException {
        assertThat(rules("sex,weeks,children,note", 400, random -> {
                    boolean female = random.nextInt(2) == 0;
                    return (female ? "female" : "male") + "," + (female ? 1 + random.nextInt(40) : "") + ","
                            + (female ? random.nextInt(5) : "") + "," + (random.nextInt(3) == 0 ? "" : "seen");
                }))
                .containsExactly(
                        "weeks is missing exactly when sex = male", "children is missing exactly when sex = male");
    }

    @Test
    void visitsOfOnePatientAreToldApart() throws IOException {
        int[] visit = {0, 0};
        assertThat(rules("patient_id,visit,ward", 600, random -> {
                    visit[1] = random.nextInt(3) > 0 ? 1 : visit[1] + 1;
                    visit[0] += visit[1] == 1 ? 13 : 0;
                    return "P" + (100_000 + visit[0]) + "," + visit[1] + ",w" + random.nextInt(4);
                }))
                .containsExactly("unique patient_id, visit");
    }

    @Test
    void fewRowsSuggestNothing() throws IOException {
        assertThat(rules("a,b", 40, random -> {
                    int a = random.nextInt(100);
                    return a + "," + 2 * a;
                }))
                .isEmpty();
    }

    @Test
    void rulesOfASampleSaySo() throws IOException {
        List<String> lines = new ArrayList<>(List.of("born,died"));
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1_000; i++) {
            LocalDate born = START.plusDays(random.nextInt(300));
            lines.add(born + "," + born.plusDays(random.nextInt(40)));
        }
        CsvSource source = CsvSource.of(Files.write(folder.resolve("t.csv"), lines));
        String note = "The rules hold in a sample of 400 of 1,000 rows";

        SchemaProposal sampled = SchemaProposal.of(source, RowLimit.rows(400));
        assertThat(sampled.rules()).isNotEmpty();
        assertThat(sampled.notes()).anyMatch(text -> text.startsWith(note));
        assertThat(SchemaProposal.of(source).notes()).noneMatch(text -> text.contains("sample"));
    }
}
