package dev.synth.internal.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synth.internal.encode.FittedTable;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.WholeColumn;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FittedTableCodecTest {
    private static final long NO_END = 2_932_896;

    /** Of stays, a third of which have no end. */
    private static ObjectNode written() {
        long[] start = LongStream.range(0, 600).map(row -> 15_000 + row % 200).toArray();
        long[] end = LongStream.range(0, 600)
                .map(row -> row % 3 == 0 ? NO_END : 15_000 + row % 200 + row % 7)
                .toArray();
        Table table = Table.of(
                Schema.builder().date("start").date("end").build(),
                List.of(WholeColumn.of(start), WholeColumn.of(end)));
        ObjectNode root = new ObjectMapper().createObjectNode();
        FittedTableCodec.write(FittedTable.fit(table, 5, 1), root);
        return root;
    }

    private static ObjectNode apart(ObjectNode root) {
        return (ObjectNode) root.get("rules").get("fitted").get(0).get("apart");
    }

    @Test
    void whatIsWrittenIsRead() {
        ObjectNode root = written();
        assertThat(apart(root).get("values").get(0).asLong()).isEqualTo(NO_END);

        ObjectNode again = new ObjectMapper().createObjectNode();
        FittedTableCodec.write(FittedTableCodec.read(root), again);

        assertThat(again.toString()).isEqualTo(root.toString());
    }

    @Test
    void valuesApartThatAreNoneAreRefused() {
        for (Consumer<ObjectNode> change : List.<Consumer<ObjectNode>>of(
                apart -> ((ArrayNode) apart.get("values")).add(1).add(2),
                apart -> apart.put("reach", 0),
                apart -> apart.put("first", NO_END))) {
            ObjectNode root = written();
            change.accept(apart(root));
            assertThatThrownBy(() -> FittedTableCodec.read(root)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
