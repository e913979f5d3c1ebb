package dev.synth.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static String canonical(String json) throws Exception {
        return new String(CanonicalJson.bytes(JSON.readTree(json)), StandardCharsets.UTF_8);
    }

    /** The strings, literals and small numbers of RFC 8785, section 3.2.2 and 3.2.4. */
    @Test
    void theSampleOfTheStandardComesOutAsItSays() throws Exception {
        String sample = """
                {
                  "numbers": [4.50, 2e-3, 1],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }""";

        assertThat(canonical(sample))
                .isEqualTo("{\"literals\":[null,true,false],\"numbers\":[4.5,0.002,1],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    /** RFC 8785, section 3.2.3: fields are ordered by UTF-16 code units. */
    @Test
    void fieldsAreOrderedByCodeUnits() throws Exception {
        assertThat(canonical("{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,"
                        + "\"\\u00f6\":7}"))
                .isEqualTo("{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
    }

    @ParameterizedTest
    @CsvSource({
        "0.000000,0",
        "-0.0,0",
        "100,100",
        "1.0,1",
        "1e2,100",
        "0.912340,0.91234",
        "0.000001,0.000001",
        "-12.50,-12.5"
    })
    void aNumberHasOneForm(String written, String form) throws Exception {
        assertThat(canonical(written)).isEqualTo(form);
    }

    @Test
    void emptyThingsStayEmpty() throws Exception {
        assertThat(canonical(" { \"b\" : [ ] , \"a\" : { } } ")).isEqualTo("{\"a\":{},\"b\":[]}");
    }
}
