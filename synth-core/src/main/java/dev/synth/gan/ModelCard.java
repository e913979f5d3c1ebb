package dev.synth.gan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synth.gate.Judgement;
import dev.synth.internal.json.SchemaCodec;
import dev.synth.privacy.PrivacyBudget;
import dev.synth.privacy.PrivacyLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Options, provenance and verdict of a model as JSON and back. */
final class ModelCard {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ModelCard() {}

    static ObjectNode write(
            GanOptions options, Provenance provenance, Optional<Judgement> verdict, Optional<PrivacyLedger> privacy) {
        ObjectNode card = JSON.createObjectNode();
        card.set("options", options(options));
        card.set("provenance", provenance(provenance));
        verdict.ifPresent(v -> card.set("verdict", JSON.valueToTree(v)));
        privacy.ifPresent(ledger -> card.set("privacy", JSON.valueToTree(ledger)));
        return card;
    }

    /** Fields that say nothing are left out, so that the digests of models stay what they were before they existed. */
    private static ObjectNode provenance(Provenance provenance) {
        ObjectNode node = JSON.valueToTree(provenance);
        if (provenance.sourceRows() == 0) {
            node.remove(List.of("sourceRows", "drawnRows"));
        }
        if (provenance.seconds() == 0) {
            node.remove("seconds");
        }
        return node;
    }

    /** The options that decide what a training gives, without the time it may take. */
    static ObjectNode identity(GanOptions options) {
        ObjectNode node = options(options);
        node.remove("timeBudget");
        return node;
    }

    /** The card as it is shown: what is stored, and what the model discloses. */
    static String format(Synthesizer model) {
        ObjectNode root = JSON.createObjectNode().put("formatVersion", 1).put("digest", model.digest());
        root.set("schema", SchemaCodec.toNode(model.schema()));
        root.setAll(write(model.options(), model.provenance(), model.findVerdict(), model.findPrivacy()));
        root.set("notes", JSON.valueToTree(model.notes()));
        root.set("disclosedLiterals", JSON.valueToTree(model.disclosedLiterals()));
        try {
            return JSON.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode options(GanOptions options) {
        ObjectNode node = JSON.createObjectNode()
                .put("seed", options.seed())
                .put("steps", options.steps())
                .put("batchSize", options.batchSize())
                .put("packSize", options.packSize())
                .put("passes", options.passes())
                .put("latentSize", options.latentSize())
                .put("generatorWidth", options.generatorWidth())
                .put("criticWidth", options.criticWidth())
                .put("learningRate", options.learningRate())
                .put("gradientPenalty", options.gradientPenalty())
                .put("generatorDropout", options.generatorDropout())
                .put("generatorDecay", options.generatorDecay())
                .put("criticDropout", options.criticDropout())
                .put("temperature", options.temperature())
                .put("averaging", options.averaging())
                .put("likelihoodWeight", options.likelihoodWeight())
                .put("rejectionRounds", options.rejectionRounds())
                .put("rareRows", options.rareRows())
                .put("device", options.device())
                .put("threads", options.threads());
        options.timeBudget().ifPresent(budget -> node.put("timeBudget", budget.toString()));
        options.privacy().ifPresent(budget -> {
            node.set("privacy", JSON.valueToTree(budget));
            node.put("drawsPerRow", options.drawsPerRow());
        });
        if (options.criticShare() > 0) {
            node.put("criticShare", options.criticShare()).put("criticClip", options.criticClip());
        }
        return node;
    }

    static GanOptions readOptions(JsonNode card) {
        JsonNode node = card.required("options");
        GanOptions.Builder builder = GanOptions.builder()
                .seed(node.required("seed").asLong())
                .steps(node.required("steps").asInt())
                .batchSize(node.required("batchSize").asInt())
                .packSize(node.required("packSize").asInt())
                .passes(node.required("passes").asInt())
                .latentSize(node.required("latentSize").asInt())
                .generatorWidth(node.required("generatorWidth").asInt())
                .criticWidth(node.required("criticWidth").asInt())
                .learningRate(node.required("learningRate").asDouble())
                .gradientPenalty(node.required("gradientPenalty").asDouble())
                .generatorDropout(node.required("generatorDropout").asDouble())
                .criticDropout(node.required("criticDropout").asDouble())
                .temperature(node.required("temperature").asDouble())
                .averaging(node.required("averaging").asDouble())
                .likelihoodWeight(node.required("likelihoodWeight").asDouble())
                .rareRows(node.required("rareRows").asInt())
                .device(node.required("device").asText())
                .threads(node.required("threads").asInt());
        // What models of before these options existed say nothing of, they did without.
        builder.rejectionRounds(node.path("rejectionRounds").asInt(0))
                .generatorDecay(node.path("generatorDecay").asDouble(0));
        if (node.has("timeBudget")) {
            builder.timeBudget(Duration.parse(node.get("timeBudget").asText()));
        }
        if (node.has("privacy")) {
            // Models of before rows were thinned say nothing of it.
            builder.privacy(read(node.get("privacy"), PrivacyBudget.class))
                    .drawsPerRow(node.path("drawsPerRow").asDouble(1));
        }
        if (node.has("criticShare")) {
            builder.criticShare(node.get("criticShare").asDouble())
                    .criticClip(node.required("criticClip").asDouble());
        }
        return builder.build();
    }

    static Provenance readProvenance(JsonNode card) {
        JsonNode node = card.required("provenance");
        return new Provenance(
                node.required("source").asText(),
                node.required("dataDigest").asText(),
                node.required("trainingRows").asInt(),
                node.required("holdoutRows").asInt(),
                node.path("sourceRows").asLong(),
                node.path("drawnRows").asInt(),
                node.required("steps").asInt(),
                node.path("seconds").asDouble(),
                node.required("libraryVersion").asText(),
                node.required("engine").asText(),
                node.required("platform").asText(),
                readCurve(node.required("learningCurve")),
                node.required("time").asText());
    }

    static List<LearningPoint> readCurve(JsonNode node) {
        List<LearningPoint> curve = new ArrayList<>();
        node.forEach(point -> curve.add(new LearningPoint(
                point.required("step").asInt(),
                point.required("criticLoss").asDouble(),
                point.required("generatorLoss").asDouble(),
                point.required("trainingLoss").asDouble(),
                point.required("validationLoss").asDouble())));
        return curve;
    }

    static Optional<Judgement> readVerdict(JsonNode card) {
        return find(card, "verdict", Judgement.class);
    }

    static Optional<PrivacyLedger> readPrivacy(JsonNode card) {
        return find(card, "privacy", PrivacyLedger.class);
    }

    private static <T> Optional<T> find(JsonNode card, String field, Class<T> type) {
        JsonNode node = card.path(field);
        return node.isObject() ? Optional.of(read(node, type)) : Optional.empty();
    }

    private static <T> T read(JsonNode node, Class<T> type) {
        try {
            return JSON.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("its " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }
}
