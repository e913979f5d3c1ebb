package dev.synth.internal.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.SimulatedTables;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowSetTest {
    private final Table table = SimulatedTables.clinic(60, 1);
    private final String digest = RowSet.digest(List.of(table));

    @Test
    void orderOfRowsAndColumnsAndDivisionDoNotMatter() {
        List<Integer> order = new ArrayList<>(IntStream.range(0, 60).boxed().toList());
        Collections.shuffle(order, new Random(1));
        Table shuffled = table.rows(order.stream().mapToInt(row -> row).toArray());
        List<String> names = new ArrayList<>(table.schema().names());
        Collections.reverse(names);

        assertThat(RowSet.digest(List.of(shuffled.select(names)))).isEqualTo(digest);
        assertThat(RowSet.digest(List.of(shuffled.slice(0, 17), shuffled.slice(17, 60))))
                .isEqualTo(digest);
    }

    @Test
    void anyOtherRowsHaveAnotherDigest() {
        Table twice = table.append(table.slice(0, 1));
        Table thrice = twice.append(table.slice(0, 1));

        assertThat(List.of(
                        digest,
                        RowSet.digest(List.of(twice)),
                        RowSet.digest(List.of(thrice)),
                        RowSet.digest(List.of(table.slice(0, 59))),
                        RowSet.digest(List.of(SimulatedTables.clinic(60, 2))),
                        RowSet.digest(
                                List.of(table.select(table.schema().names().subList(1, 4))))))
                .doesNotHaveDuplicates();
    }
}
