package dev.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synth.ReleaseManifest.Decision;
import dev.synth.ReleaseManifest.Drawn;
import dev.synth.ReleaseManifest.Judged;
import dev.synth.gate.PolicyId;
import dev.synth.gate.Verdict;
import dev.synth.privacy.PrivacyBudget;
import dev.synth.privacy.PrivacyExpense;
import dev.synth.privacy.PrivacyLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseManifestTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private static final PrivacyLedger LEDGER = new PrivacyLedger(
            PrivacyBudget.of(3, 1e-9),
            "a row",
            2.99,
            1e-9,
            PrivacyLedger.RENYI,
            8.1,
            List.of(new PrivacyExpense("discrete Gaussian", "how many", 1, 16.5, 0.1234567890123, 0, 0.04)));

    private static ReleaseManifest manifest() {
        Judged judged = new Judged(
                Verdict.PASS,
                8_000,
                Optional.of(2L),
                "c0ffee",
                3,
                "file",
                new PolicyId("standard", "ab"),
                Map.of("columnShapes", 0.98765432, "utilityTstr", -12.5, "coverage", 1.0, "tiny", 1e-9),
                List.of(new Decision("G1", "Exact copies", Verdict.PASS)),
                "2026-01-01T00:00:00Z");
        return new ReleaseManifest(
                "out.csv",
                40,
                "f11e",
                "c0de",
                "5c4e",
                Optional.of("m0de1"),
                Optional.of(Long.MIN_VALUE),
                Optional.of(new Drawn(3_333_333, 50_000_000_000L)),
                Map.of("ward \"é\"", "ICU|ER\n\u0001"),
                "MODEL_PASS",
                Optional.empty(),
                Optional.of(judged),
                Optional.of(LEDGER),
                "1",
                "17",
                Optional.of("PyTorch 2.7.1"),
                "2026-01-02T00:00:00Z",
                Optional.empty());
    }

    private ReleaseManifest read(String json) throws IOException {
        return ReleaseManifest.read(Files.writeString(folder.resolve("m.json"), json));
    }

    @Test
    void aManifestComesBackFromItsFileAndSaysThatOtherRowsWereJudged() throws IOException {
        Path file = folder.resolve("m.json");
        manifest().write(file);

        ReleaseManifest back = ReleaseManifest.read(file);

        assertThat(back.toJson()).isEqualTo(manifest().toJson()).contains("\"releasedRows\" : false", "0.987654");
        assertThat(back.seed()).contains(Long.MIN_VALUE);
        assertThat(back.drawn()).isEqualTo(manifest().drawn());
        assertThat(back.engine()).contains("PyTorch 2.7.1");
        assertThat(back.conditions()).containsEntry("ward \"é\"", "ICU|ER\n\u0001");
        assertThat(back.judged().orElseThrow().attempt()).isEqualTo(3);
        assertThat(back.privacy()).contains(LEDGER);
        assertThat(back.judged().orElseThrow().tests())
                .isEqualTo(manifest().judged().orElseThrow().tests());
        assertThat(back.judged().orElseThrow().scores()).containsEntry("columnShapes", 0.987654);
    }

    @Test
    void aSignatureHoldsForTheManifestWhateverItsLayout() throws IOException, GeneralSecurityException {
        KeyPair pair = Keys.pair("Ed25519");
        ReleaseManifest signed = manifest().signedBy(pair.getPrivate());
        String other = JSON.readTree(signed.toJson()).toString();

        assertThat(read(signed.toJson()).isSignedBy(pair.getPublic())).isTrue();
        assertThat(read(other).isSignedBy(pair.getPublic())).isTrue();
        assertThat(signed.isSignedBy(Keys.pair("Ed25519").getPublic())).isFalse();
        assertThat(manifest().isSignedBy(pair.getPublic())).isFalse();
        assertThatThrownBy(() -> manifest().signedBy(Keys.pair("RSA").getPrivate()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RSA");
    }

    /** Every single value is changed in turn, added to, and taken away. */
    @Test
    void noValueCanBeChangedUnderASignature() throws IOException, GeneralSecurityException {
        KeyPair pair = Keys.pair("Ed25519");
        String signed = manifest().signedBy(pair.getPrivate()).toJson();
        List<String> altered = new ArrayList<>();
        int leaves = leaves(JSON.readTree(signed));
        for (int leaf = 0; leaf < leaves; leaf++) {
            for (Change change : Change.values()) {
                JsonNode root = JSON.readTree(signed);
                change(root, leaf, change);
                altered.add(root.toString());
            }
        }

        assertThat(leaves).isGreaterThan(30);
        assertThat(altered).allSatisfy(json -> assertThat(holds(json, pair)).isFalse());
    }

    private boolean holds(String json, KeyPair pair) {
        try {
            return read(json).isSignedBy(pair.getPublic());
        } catch (IOException e) {
            return false;
        }
    }

    private enum Change {
        REPLACE,
        REMOVE,
        ADD
    }

    private static int leaves(JsonNode node) {
        int leaves = node.isContainerNode() ? 0 : 1;
        for (JsonNode child : node) {
            leaves += leaves(child);
        }
        return leaves;
    }

    /** Changes one leaf, counted from 0; how many leaves were passed. */
    private static int change(JsonNode node, int leaf, Change change) {
        int passed = 0;
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        for (int i = 0; i < node.size() && passed <= leaf; i++) {
            JsonNode child = node.isObject() ? node.get(names.get(i)) : node.get(i);
            if (child.isContainerNode()) {
                passed += change(child, leaf - passed, change);
            } else if (passed++ == leaf) {
                ObjectNode parent = (ObjectNode) node;
                switch (change) {
                    case REPLACE -> parent.set(names.get(i), other(child));
                    case REMOVE -> parent.remove(names.get(i));
                    case ADD -> parent.set(names.get(i) + "2", child);
                }
                return passed;
            }
        }
        return passed;
    }

    private static JsonNode other(JsonNode leaf) {
        ArrayNode values = JSON.createArrayNode();
        if (leaf.isBoolean()) {
            return values.add(!leaf.asBoolean()).get(0);
        }
        return leaf.isNumber()
                ? values.add(leaf.decimalValue().add(java.math.BigDecimal.ONE)).get(0)
                : values.add("FAIL" + leaf.asText()).get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                             | it is empty",
                "` `                            | it is empty",
                "no JSON                        | it is not JSON at line 1",
                "{                              | it is JSON that breaks off at line 1",
                "[]                             | it is no JSON object",
                "{}                             | it lacks 'formatVersion'",
                "{\"formatVersion\":\"3\"}        | its formatVersion is no whole number",
                "{\"formatVersion\":3}            | it lacks 'output'",
                "{\"formatVersion\":3} {}         | it is JSON with something behind its end at line 1",
                "{\"rows\":1,\"rows\":2}          | it is JSON with a field twice at line 1: 'rows'"
            })
    void whatIsNoManifestIsRefusedInPlainWords(String json, String reason) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(IOException.class)
                .hasMessage("Manifest '" + folder.resolve("m.json") + "' was altered or damaged (" + reason
                        + "); get the one that was released with the rows.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"releasedRows\" : false | \"releasedRows\" : true | fields or values that Synth does not write",
                "\"decision\" : \"PASS\"  | \"decision\" : \"pass\"  | 'pass' is no verdict",
                "\"16.5\"               | \"many\"               | 'noise' (many) is no number",
                "\"policy\"             | \"rules\"              | it lacks 'policy'"
            })
    void whatWasAlteredInAManifestIsNamed(String written, String altered, String reason) {
        assertThatThrownBy(() -> read(manifest().toJson().replace(written, altered)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("com.fasterxml");
    }

    @Test
    void aManifestOfAnotherVersionIsToldFromADamagedOne() {
        assertThatThrownBy(() -> read(manifest().toJson().replace("\"formatVersion\" : 3", "\"formatVersion\" : 2")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has format version 2, but this version of Synth reads 3");
    }
}
