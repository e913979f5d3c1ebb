package dev.synth.cli;

import dev.synth.privacy.PrivacyBudget;
import picocli.CommandLine.Option;

/** What a training may tell about one entity, at most. */
final class PrivacyArguments {
    @Option(
            names = "--epsilon",
            paramLabel = "E",
            required = true,
            description = "Differential privacy: bound what the rows tell about one entity by the factor e^E, such as 1"
                    + " or 3. Needs --delta, and a --schema that was not inferred from INPUT. What the gate says lies"
                    + " outside it.")
    double epsilon;

    @Option(
            names = "--delta",
            paramLabel = "D",
            required = true,
            description =
                    "How likely the promise of --epsilon may fail, far below one over the number of entities, such"
                            + " as 1e-6.")
    double delta;

    @Option(
            names = "--rows-per-entity",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many rows of an entity are used under --epsilon; noise grows in proportion (default:"
                    + " ${DEFAULT-VALUE}).")
    int rowsPerEntity;

    PrivacyBudget budget() {
        return PrivacyBudget.of(epsilon, delta).withRowsPerEntity(rowsPerEntity);
    }
}
