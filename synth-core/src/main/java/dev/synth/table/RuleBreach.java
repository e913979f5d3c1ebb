package dev.synth.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * How often a table breaks a rule of its schema.
 *
 * @param rows the number of rows that break it
 * @param firstRow the first of them, counted from 1 without a header
 */
public record RuleBreach(Rule rule, int rows, int firstRow) {

    /** The rules that a table breaks; {@code reference} tells which combinations there are. */
    public static List<RuleBreach> of(List<Rule> rules, Table table, Table reference) {
        List<RuleBreach> breaches = new ArrayList<>();
        for (Rule rule : rules) {
            BitSet broken = rule.broken(table, reference);
            if (!broken.isEmpty()) {
                breaches.add(new RuleBreach(rule, broken.cardinality(), broken.nextSetBit(0) + 1));
            }
        }
        return breaches;
    }

    /**
     * Checks a table against the rules of its own schema.
     *
     * @param source what messages call the table
     * @throws TableFormatException naming every rule that is broken, in how many rows and where first
     */
    public static void requireNone(Table table, String source) {
        List<RuleBreach> breaches = of(table.schema().rules(), table, table);
        if (!breaches.isEmpty()) {
            StringBuilder message = new StringBuilder(source + " breaks " + breaches.size() + " of the "
                    + table.schema().rules().size() + " rules of its schema, so they cannot be kept:");
            for (RuleBreach breach : breaches) {
                message.append("\n  '")
                        .append(breach.rule())
                        .append("': ")
                        .append(breach.rows())
                        .append(breach.rows() == 1 ? " row, row " : " rows, the first of them row ")
                        .append(breach.firstRow());
            }
            throw new TableFormatException(
                    message
                            + "\nRows are counted from 1 without the header. Correct the rows, or take the rule out of the schema.");
        }
    }
}
