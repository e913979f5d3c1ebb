package dev.synth.internal.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class ChunksTest {
    private static final int LONG = 70_000;

    @Test
    void whatIsDoneToThePartsOfALongVectorIsDoneToAllOfIt() {
        try (NDManager manager = EngineRuntime.manager("cpu", 1)) {
            NDArray vector = manager.zeros(new Shape(LONG));
            try (NDManager scope = manager.newSubManager()) {
                NDList parts = Chunks.of(scope, vector);
                assertThat(parts.size()).isGreaterThan(1);
                for (int i = 0; i < parts.size(); i++) {
                    parts.get(i).addi(i + 1);
                }
            }
            float[] values = vector.toFloatArray();
            assertThat(values).isSorted().startsWith(1f).doesNotContain(0f);
        }
    }

    @Test
    void aShortVectorOutlivesTheScopeOfItsPart() {
        try (NDManager manager = EngineRuntime.manager("cpu", 1)) {
            NDArray vector = manager.zeros(new Shape(3));
            try (NDManager scope = manager.newSubManager()) {
                assertThat(Chunks.of(scope, vector)).hasSize(1);
            }
            assertThat(vector.toFloatArray()).containsExactly(0, 0, 0);
        }
    }
}
