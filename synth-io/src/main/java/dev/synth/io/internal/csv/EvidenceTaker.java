package dev.synth.io.internal.csv;

import dev.synth.io.internal.infer.ColumnEvidence;

/** Collects evidence on a column; a value that came up before is counted and no more. */
final class EvidenceTaker extends CellTaker {
    /** More than evidence keeps of a column. */
    private static final int REMEMBERED = 1 << 14;

    private final ColumnEvidence evidence;
    private final int position;
    private int number = ColumnEvidence.NONE;

    EvidenceTaker(int position, int columns, ColumnEvidence evidence) {
        super(position, columns, REMEMBERED);
        this.evidence = evidence;
        this.position = position;
    }

    @Override
    boolean takeNew(CsvRow row) {
        number = evidence.add(row.get(position));
        return number != ColumnEvidence.NONE;
    }

    @Override
    long meaning() {
        return number;
    }

    @Override
    void takeAgain(long[] values, int count) {
        evidence.addAgain(values, count);
    }
}
