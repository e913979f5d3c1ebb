package dev.synth.internal.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synth.SimulatedTables;
import dev.synth.internal.encode.TableEncoder;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class EncoderCodecTest {
    private static ObjectNode written() {
        ObjectNode root = new ObjectMapper().createObjectNode();
        EncoderCodec.write(TableEncoder.fit(SimulatedTables.clinic(500, 1), 5, 1), root);
        return root;
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
