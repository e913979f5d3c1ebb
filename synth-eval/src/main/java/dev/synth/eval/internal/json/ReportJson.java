package dev.synth.eval.internal.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.synth.eval.EvaluationReport;
import dev.synth.eval.Leakage;
import dev.synth.eval.internal.report.Narration;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * An evaluation report as JSON, {@code formatVersion} 1.
 *
 * <p>Fields are the records' components in their order, but for {@code rows.train}; {@code narrative} comes last. Numbers have six significant digits;
 * what is null is written as null.
 */
public final class ReportJson {
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Double.class, new RoundedSerializer())
                    .addSerializer(double.class, new RoundedSerializer()))
            .addMixIn(EvaluationReport.Rows.class, RowsNames.class)
            .addMixIn(Leakage.class, CopiesBucketed.class)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writer();

    private ReportJson() {}

    /**
     * The report as indented JSON.
     *
     * @throws IllegalStateException naming the field, if a number is not finite
     */
    public static String write(EvaluationReport report) {
        try {
            return WRITER.writeValueAsString(new Written(report, Narration.of(report)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The report cannot be written as JSON: " + e.getMessage(), e);
        }
    }

    private record Written(@JsonUnwrapped EvaluationReport report, Narration narrative) {}

    private interface RowsNames {
        @JsonProperty("train")
        int training();
    }

    private interface CopiesBucketed {
        @JsonSerialize(using = BucketedSerializer.class)
        int exactCopies();

        @JsonSerialize(using = BucketedSerializer.class)
        Integer holdoutCopies();
    }

    /** A count that the page does not tell is null. */
    private static final class BucketedSerializer extends StdSerializer<Integer> {
        private static final long serialVersionUID = 1L;

        BucketedSerializer() {
            super(Integer.class);
        }

        @Override
        public void serialize(Integer count, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (Narration.tells(count)) {
                json.writeNumber(count);
            } else {
                json.writeNull();
            }
        }
    }

    private static final class RoundedSerializer extends StdSerializer<Double> {
        private static final long serialVersionUID = 1L;
        private static final MathContext DIGITS = new MathContext(6);

        RoundedSerializer() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (!Double.isFinite(value)) {
                throw JsonMappingException.from(json, "a score is " + value);
            }
            json.writeNumber(BigDecimal.valueOf(value).round(DIGITS).doubleValue());
        }
    }
}
