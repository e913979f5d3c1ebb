package dev.synth.io.internal.foreign;

import dev.synth.io.internal.column.ClockCodec;
import dev.synth.io.internal.column.ColumnBuilder;
import dev.synth.io.internal.column.MisfitException;
import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.ValueDomain;
import dev.synth.table.WholeColumn;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Times of day or durations in the training table's format, in ISO-8601 or as a clock with seconds or without. */
final class ForeignClocks extends ForeignColumn {
    private static final List<String> CLOCKS = List.of("H:mm", "H:mm:ss", "H:mm:ss.SSSSSS");

    private final List<ClockCodec> codecs;
    private final ColumnBuilder values;
    private boolean other;

    ForeignClocks(ColumnSchema expected, String place) {
        super(expected, place);
        ColumnKind kind = expected.kind();
        this.codecs = Stream.concat(
                        Stream.of(expected.format(), Optional.<String>empty()),
                        CLOCKS.stream().map(Optional::of))
                .map(format -> ClockCodec.of(kind, format))
                .toList();
        this.values = ColumnBuilder.of(expected.withDomain(ValueDomain.ANY));
    }

    @Override
    public void addMissing() {
        values.addMissing();
    }

    @Override
    public void addText(String text) {
        for (ClockCodec codec : codecs) {
            long micros = codec.parse(text);
            if (micros != WholeColumn.MISSING) {
                other |= codec != codecs.get(0);
                values.addWhole(micros);
                return;
            }
        }
        throw new MisfitException("is no " + expected().kind().label() + "; correct it, or leave it empty");
    }

    @Override
    public void addWhole(long micros) {
        values.addWhole(micros);
    }

    @Override
    public Column build() {
        if (other) {
            note("is written otherwise than in the training table: its values are taken as "
                    + expected().kind().label() + "s in ISO-8601 or on a clock");
        }
        return values.build();
    }
}
