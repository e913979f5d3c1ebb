package dev.synth.internal.privacy;

import dev.synth.table.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses the pairs of columns that tell most about each other, until they join all columns into a tree, and counts them:
 * MST (McKenna, Miklau and Sheldon 2021), with the score of AIM (McKenna et al. 2022), which asks what is gained beyond
 * noise.
 */
final class PairSurvey {
    /** Rows per cell, in standard deviations of its noise: more cells would be noise, fewer would be blunt. */
    private static final double SIGNAL_PER_CELL = 4;

    private static final int MOST_GROUPS = 32;
    private static final double NOISE_PER_CELL = Math.sqrt(2 / Math.PI);

    private final Curator curator;
    private final Schema schema;
    private final List<SurveyedColumn> columns;
    private final double rows;

    /**
     * A survey of pairs.
     *
     * @param rows the noisy number of rows
     */
    PairSurvey(Curator curator, Schema schema, List<SurveyedColumn> columns, double rows) {
        this.curator = curator;
        this.schema = schema;
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * A pair that may be counted.
     *
     * @param counts of the original: for the curator's eyes alone
     */
    private record Candidate(int first, int second, Grouping rows, Grouping columns, long[] counts, long score) {}

    /**
     * The tree's pairs, each joining a column to others that are joined already.
     *
     * @param choosing what choosing may cost
     * @param counting what counting may cost
     */
    List<PairTable> survey(double choosing, double counting) {
        int edges = columns.size() - 1;
        double noise = curator.deviation(counting / edges);
        List<Candidate> candidates = new ArrayList<>();
        for (int first = 0; first < columns.size(); first++) {
            for (int second = first + 1; second < columns.size(); second++) {
                candidates.add(candidate(first, second, noise));
            }
        }
        int[] joined = new int[columns.size()];
        for (int c = 0; c < joined.length; c++) {
            joined[c] = c;
        }
        List<PairTable> tree = new ArrayList<>();
        while (tree.size() < edges) {
            candidates.removeIf(pair -> joined[pair.first()] == joined[pair.second()]);
            Candidate chosen = choose(candidates, tree.size() + 1, choosing / edges);
            String query = "how many rows hold each pair of " + names(chosen);
            Curator.Noisy noisy = curator.counts(query, chosen.counts(), counting / edges);
            tree.add(PairTable.fit(chosen.first(), chosen.second(), chosen.rows(), chosen.columns(), noisy));
            int old = joined[chosen.second()];
            for (int c = 0; c < joined.length; c++) {
                joined[c] = joined[c] == old ? joined[chosen.first()] : joined[c];
            }
        }
        return tree;
    }

    private Candidate choose(List<Candidate> candidates, int number, double rho) {
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        List<Long> scores = candidates.stream().map(Candidate::score).toList();
        return candidates.get(curator.choose("which pair of columns to count, choice " + number, scores, rho));
    }

    private String names(Candidate pair) {
        return "'" + name(pair.first()) + "' and '" + name(pair.second()) + "'";
    }

    private String name(int column) {
        return schema.column(columns.get(column).position()).name();
    }

    /** The score is how far the pair's counts lie from independence; a row more or less changes one count by one. */
    private Candidate candidate(int first, int second, double noise) {
        Grouping[] groupings = groupings(columns.get(first), columns.get(second), rows / (SIGNAL_PER_CELL * noise));
        Grouping a = groupings[0];
        Grouping b = groupings[1];
        long[] counts = new long[a.size() * b.size()];
        int[] codesA = columns.get(first).codes();
        int[] codesB = columns.get(second).codes();
        for (int row = 0; row < codesA.length; row++) {
            if (codesA[row] != SurveyedColumn.UNLISTED && codesB[row] != SurveyedColumn.UNLISTED) {
                counts[a.groups()[codesA[row]] * b.size() + b.groups()[codesB[row]]]++;
            }
        }
        double[] expected = PairTable.independent(a, b, rows);
        long score = -Math.round(NOISE_PER_CELL * noise * counts.length);
        for (int i = 0; i < counts.length; i++) {
            score += Math.abs(counts[i] - Math.round(expected[i]));
        }
        return new Candidate(first, second, a, b, counts, score);
    }

    /** As many groups of both columns as the noise leaves room for; the one that has more gives way. */
    private static Grouping[] groupings(SurveyedColumn first, SurveyedColumn second, double cells) {
        int mostA = MOST_GROUPS;
        int mostB = MOST_GROUPS;
        while (true) {
            Grouping a = Grouping.of(first.bins(), first.masses(), mostA);
            Grouping b = Grouping.of(second.bins(), second.masses(), mostB);
            if (a.size() * b.size() <= cells || mostA <= 2 && mostB <= 2) {
                return new Grouping[] {a, b};
            }
            if (a.size() >= b.size() && mostA > 2 || mostB <= 2) {
                mostA = Math.min(mostA, a.size()) - 1;
            } else {
                mostB = Math.min(mostB, b.size()) - 1;
            }
            mostA = Math.max(2, mostA);
            mostB = Math.max(2, mostB);
        }
    }
}
