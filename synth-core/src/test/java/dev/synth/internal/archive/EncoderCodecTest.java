package dev.synth.internal.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synth.SimulatedTables;
import dev.synth.internal.encode.TableEncoder;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class EncoderCodecTest {
    private static ObjectNode written() {
        ObjectNode root = new ObjectMapper().createObjectNode();
        EncoderCodec.write(TableEncoder.fit(SimulatedTables.clinic(500, 1), 5, 1), root);
        return root;
    }

    /** Of a table whose date-times go with a column's levels by hours. */
    private static ObjectNode clocked() {
        SplittableRandom random = new SplittableRandom(1);
        TableBuilder rows =
                Table.builder(Schema.builder().bool("early").dateTime("seen").build());
        for (int row = 0; row < 2_000; row++) {
            boolean early = random.nextBoolean();
            rows.addRow(
                    early,
                    LocalDate.of(2020, 1, 1)
                            .plusDays(random.nextInt(900))
                            .atTime((early ? 7 : 12) + random.nextInt(5), random.nextInt(60)));
        }
        ObjectNode root = new ObjectMapper().createObjectNode();
        EncoderCodec.write(TableEncoder.fit(rows.build(), 5, 1), root);
        return root;
    }

    private static ObjectNode clock(ObjectNode root) {
        return (ObjectNode) root.get("encoder").get("learnt").get(1).get("clock");
    }

    private static ObjectNode numbers(ObjectNode root) {
        for (var column : root.get("encoder").get("learnt")) {
            if (column.path("segments").size() > 0) {
                return (ObjectNode) column;
            }
        }
        throw new AssertionError("no column has segments");
    }

    private static void refused(Consumer<ObjectNode> change) {
        ObjectNode root = written();
        change.accept(root);
        assertThatThrownBy(() -> EncoderCodec.read(root)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatWasWrittenIsRead() {
        ObjectNode again = new ObjectMapper().createObjectNode();
        EncoderCodec.write(EncoderCodec.read(written()), again);

        assertThat(again.toString()).isEqualTo(written().toString());
    }

    @Test
    void aDayThatIsCutIsReadAsItWas() {
        ObjectNode root = clocked();
        assertThat(clock(root).get("cuts")).hasSize(5);

        ObjectNode again = new ObjectMapper().createObjectNode();
        EncoderCodec.write(EncoderCodec.read(root), again);

        assertThat(again.toString()).isEqualTo(root.toString());
    }

    @Test
    void cutsThatAreNoneAreRefused() {
        for (Consumer<ArrayNode> change : List.<Consumer<ArrayNode>>of(
                cuts -> cuts.remove(0),
                cuts -> cuts.set(0, 0.0),
                cuts -> cuts.set(1, cuts.get(0)),
                cuts -> cuts.set(4, 1.0),
                cuts -> cuts.set(2, "NaN"))) {
            ObjectNode root = clocked();
            change.accept((ArrayNode) clock(root).get("cuts"));
            assertThatThrownBy(() -> EncoderCodec.read(root)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void whatWouldFailInSamplingIsRefused() {
        refused(root -> numbers(root).put("cells", Integer.MAX_VALUE));
        refused(root -> ((ArrayNode) numbers(root).get("segments").get(0).get("ranks")).set(0, 2));
        refused(root -> ((ArrayNode) numbers(root).get("segments").get(0).get("values")).set(0, 1e300));
        refused(root -> ((ArrayNode) root.get("encoder").get("learnt")).remove(0));
        refused(root -> ((ArrayNode) root.get("encoder").get("learnt")).removeAll());
        refused(root -> ((ArrayNode) root.get("encoder").get("identifiers")).removeAll());
        refused(root -> numbers(root).put("base", 0));
    }
}
