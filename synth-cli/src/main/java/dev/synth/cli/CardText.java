package dev.synth.cli;

import dev.synth.gan.Synthesizer;
import dev.synth.gate.Judgement;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A model card as text to be read. */
final class CardText {
    private static final int VALUES_SHOWN = 12;

    private final Synthesizer model;
    private final boolean all;
    private final StringBuilder text = new StringBuilder();

    /**
     * The card of a model.
     *
     * @param all whether long lists of values are shown whole
     */
    CardText(Synthesizer model, boolean all) {
        this.model = model;
        this.all = all;
        verdict();
        privacy();
        components("Provenance", model.provenance());
        components("Options", model.options());
        columns();
        heading("Notes", model.notes().isEmpty());
        model.notes().forEach(note -> line(note));
        literals();
    }

    private void verdict() {
        text.append("Model ").append(model.digest()).append('\n');
        heading("Verdict", false);
        Optional<Judgement> verdict = model.findVerdict();
        if (verdict.isEmpty()) {
            line("none: no trial sample was judged");
            return;
        }
        line(String.format(
                Locale.ROOT,
                "%s on a sample of %,d rows (seed %d), attempt %d on this table, %s",
                verdict.get().verdict(),
                verdict.get().rows(),
                verdict.get().seed(),
                verdict.get().attempt(),
                verdict.get().time()));
        verdict.get()
                .findings()
                .forEach(finding -> line(finding.id() + " " + finding.decision() + ": " + finding.message()));
    }

    private void privacy() {
        model.findPrivacy().ifPresent(ledger -> {
            heading("Differential privacy", false);
            line(ledger.promise());
            ledger.lines().forEach(this::line);
        });
    }

    /** Every component of a record, so that none is forgotten when one is added. */
    private void components(String title, Record values) {
        heading(title, false);
        int width = 0;
        for (RecordComponent component : values.getClass().getRecordComponents()) {
            width = Math.max(width, component.getName().length());
        }
        for (RecordComponent component : values.getClass().getRecordComponents()) {
            line(String.format("%-" + width + "s  %s", component.getName(), value(component, values)));
        }
    }

    private static String value(RecordComponent component, Record values) {
        try {
            Object value = component.getAccessor().invoke(values);
            return value instanceof Optional<?> optional
                    ? optional.map(String::valueOf).orElse("none")
                    : String.valueOf(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void columns() {
        heading("Columns", false);
        TextTable table = new TextTable("COLUMN", "KIND", "ROLES");
        for (ColumnSchema column : model.schema().columns()) {
            table.add(
                    column.name(),
                    column.kind().label(),
                    column.roles().stream().sorted().map(Role::label).collect(Collectors.joining(",")));
        }
        table.toString().lines().forEach(this::line);
    }

    private void literals() {
        Map<String, List<String>> literals = model.disclosedLiterals();
        heading("Original values that the model holds and may emit", literals.isEmpty());
        literals.forEach((column, values) -> {
            int shown = all ? values.size() : Math.min(VALUES_SHOWN, values.size());
            int rest = values.size() - shown;
            line(String.format(
                    Locale.ROOT,
                    "%s (%,d): %s%s",
                    column,
                    values.size(),
                    String.join(", ", values.subList(0, shown)),
                    rest == 0 ? "" : String.format(Locale.ROOT, " and %,d more (--all shows them)", rest)));
        });
    }

    private void heading(String title, boolean empty) {
        text.append('\n').append(title).append(empty ? ": none\n" : "\n");
    }

    private void line(String line) {
        text.append("  ").append(line).append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
