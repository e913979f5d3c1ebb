package dev.synth.io.internal.csv;

import dev.synth.io.internal.infer.ColumnEvidence;

/** Collects evidence on a column; a value that came up before is counted and no more. */
final class EvidenceTaker extends CellTaker {
    /** More than evidence keeps of a column. */
    private static final int REMEMBERED = 1 << 14;

    private final ColumnEvidence evidence;

    EvidenceTaker(int position, int columns, ColumnEvidence evidence) {
        super(position, columns, REMEMBERED);
        this.evidence = evidence;
    }

    @Override
    int takeNew(CsvRow row, String text) {
        return evidence.add(text).orElse(CellMemo.NONE);
    }

    @Override
    void takeAgain(int number) {
        evidence.addAgain(number);
    }
}
