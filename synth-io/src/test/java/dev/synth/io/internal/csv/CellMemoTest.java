package dev.synth.io.internal.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CellMemoTest {
    private static final long SEED = 20_261_124;
    private static final int CELLS = 1 << 12;
    /** The low byte of the third is that of the first. */
    private static final String LETTERS = "Ab\u0141\u00e4\u00c4 7-";

    private static CsvTokens row(String cell) throws IOException {
        CsvTokens row = new CsvTokens(new StringReader(cell + ",x\n"), ',', '"');
        assertThat(row.next()).isTrue();
        return row;
    }

    private static String cell(SplittableRandom random) {
        StringBuilder cell = new StringBuilder();
        int letters = random.nextInt(1, LETTERS.length() + 1);
        int length = random.nextInt(1, 12);
        for (int i = 0; i < length; i++) {
            cell.append(LETTERS.charAt(random.nextInt(letters)));
        }
        return cell.toString().strip();
    }

    @Test
    void aValueMeansWhatItMeantAndWhatNoOtherDoes() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        List<String> cells =
                IntStream.range(0, CELLS).mapToObj(i -> cell(random)).toList();
        CellMemo memo = new CellMemo(CELLS / 4, 1);
        Map<String, Long> numbers = new HashMap<>();
        int found = 0;
        for (int i = 0; i < 100_000; i++) {
            String cell = cells.get((int) (CELLS * Math.pow(random.nextDouble(), 4)));
            CsvTokens row = row(random.nextBoolean() ? cell : '"' + cell + '"');
            int place = memo.find(row, 0);
            if (place == CellMemo.NONE) {
                memo.put(row, 0, numbers.computeIfAbsent(cell, unseen -> (long) numbers.size()));
            } else {
                found++;
                assertThat(memo.meaning(place)).as("'%s', seed %s", cell, SEED).isEqualTo(numbers.get(cell));
            }
        }
        assertThat(found).isGreaterThan(50_000);
    }

    @Test
    void itGivesUpWhereNoValueComesAgain() throws IOException {
        CellMemo memo = new CellMemo(1 << 10, 1);
        for (int i = 0; i < 3_000; i++) {
            CsvTokens row = row("v" + i);
            assertThat(memo.find(row, 0)).isEqualTo(CellMemo.NONE);
            memo.put(row, 0, i);
        }
        assertThat(memo.find(row("v2999"), 0)).isEqualTo(CellMemo.NONE);
    }

    /** Values without quotes and blanks are looked at eight characters at a time, others one by one. */
    @Test
    void quotesAndBlanksAroundAValueAreNoPartOfItsKey() throws IOException {
        List<String> cells = new ArrayList<>(List.of("Ł", "1234567ä", "12345678ä", "x".repeat(500)));
        IntStream.range(0, 100)
                .forEach(length -> cells.add("abcdefghijklm".repeat(9).substring(0, length)));
        for (String cell : cells) {
            long key = row(cell).key(0);
            assertThat(row('"' + cell + '"').key(0)).as(cell).isEqualTo(key);
            assertThat(row("  " + cell + " ").key(0)).as(cell).isEqualTo(key);
            assertThat(CellKey.isExact(key))
                    .as(cell)
                    .isEqualTo(cell.length() <= 8 && cell.chars().allMatch(c -> c < 128));
        }
    }
}
