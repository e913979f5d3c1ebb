package dev.synth.examples;

import dev.synth.Synthesis;
import dev.synth.eval.LeakageGate;
import dev.synth.examples.simulation.LoanApplication;
import dev.synth.examples.simulation.LoanSimulator;
import dev.synth.gan.GanOptions;
import dev.synth.gan.GanTrainer;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;

/** Turns a pipeline's loan applications into as many synthetic ones; no file is touched. */
public final class PipelineInMemory {
    static final Schema SCHEMA = Schema.builder()
            .identifier("number")
            .dateTime("submitted")
            .categorical("channel")
            .integer("age")
            .categorical("employment")
            .continuous("income", 2)
            .categorical("purpose")
            .integer("amount")
            .integer("months")
            .bool("defaulted")
            .build();

    private PipelineInMemory() {}

    public static void main(String[] args) throws IOException {
        List<LoanApplication> loans = LoanSimulator.simulate(10_000, 7);
        run(loans, GanOptions.builder().seed(42).build()).stream().limit(5).forEach(System.out::println);
    }

    /** As many synthetic applications as there are real ones; refused if they leak. */
    static List<LoanApplication> run(List<LoanApplication> loans, GanOptions options) throws IOException {
        Table synthetic = Synthesis.from(toTable(loans))
                .train(GanTrainer.with(options))
                .sample(loans.size())
                .release(LeakageGate.standard())
                .table();
        return IntStream.range(0, synthetic.rowCount())
                .mapToObj(row -> fromRow(synthetic, row))
                .toList();
    }

    static Table toTable(List<LoanApplication> loans) {
        var table = Table.builder(SCHEMA);
        loans.forEach(loan -> table.addRow(
                loan.number(),
                loan.submitted(),
                loan.channel(),
                loan.age(),
                loan.employment(),
                loan.income(),
                loan.purpose(),
                loan.amount(),
                loan.months(),
                loan.defaulted()));
        return table.build();
    }

    private static LoanApplication fromRow(Table table, int row) {
        return new LoanApplication(
                (String) table.value(row, 0),
                (LocalDateTime) table.value(row, 1),
                LoanApplication.Channel.valueOf((String) table.value(row, 2)),
                ((Long) table.value(row, 3)).intValue(),
                LoanApplication.Employment.valueOf((String) table.value(row, 4)),
                (Double) table.value(row, 5),
                LoanApplication.Purpose.valueOf((String) table.value(row, 6)),
                ((Long) table.value(row, 7)).intValue(),
                ((Long) table.value(row, 8)).intValue(),
                (Boolean) table.value(row, 9));
    }
}
