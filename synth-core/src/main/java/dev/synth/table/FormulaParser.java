package dev.synth.table;

import dev.synth.table.Formula.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntToDoubleFunction;

/** Reads formulas by recursive descent; used once. */
final class FormulaParser {
    private static final int MOST_LEVELS = 100;

    private final String text;
    private final List<String> columns = new ArrayList<>();
    private int at;
    private int depth;

    FormulaParser(String text) {
        this.text = text;
    }

    List<String> columns() {
        return columns;
    }

    Term parse() {
        Term term = sum();
        if (peek() != 0) {
            throw wrong("'" + text.charAt(at) + "' is not expected");
        }
        if (columns.isEmpty()) {
            throw wrong("it names no column");
        }
        return term;
    }

    private Term sum() {
        if (++depth > MOST_LEVELS) {
            throw wrong("it is nested deeper than " + MOST_LEVELS + " levels");
        }
        Term left = product();
        for (char sign = peek(); sign == '+' || sign == '-'; sign = peek()) {
            at++;
            left = join(left, product(), sign == '+' ? Double::sum : (a, b) -> a - b);
        }
        depth--;
        return left;
    }

    private Term product() {
        Term left = signed();
        for (char sign = peek(); sign == '*' || sign == '/'; sign = peek()) {
            at++;
            left = join(left, signed(), sign == '*' ? (a, b) -> a * b : (a, b) -> a / b);
        }
        return left;
    }

    private Term signed() {
        boolean negative = false;
        while (peek() == '-') {
            at++;
            negative = !negative;
        }
        Term term = power();
        return negative ? join(term, table -> row -> -1, (a, b) -> a * b) : term;
    }

    private Term power() {
        Term base = atom();
        if (peek() != '^') {
            return base;
        }
        at++;
        return join(base, signed(), StrictMath::pow);
    }

    private Term atom() {
        char next = peek();
        if (next == '(') {
            return parenthesised();
        }
        if (next == '`') {
            int end = text.indexOf('`', at + 1);
            if (end < 0) {
                throw wrong("a backquote is not closed");
            }
            String name = text.substring(at + 1, end);
            at = end + 1;
            return column(name);
        }
        if (Character.isDigit(next) || next == '.') {
            return number();
        }
        if (Character.isLetter(next) || next == '_') {
            return word();
        }
        throw wrong(next == 0 ? "something is missing at its end" : "'" + next + "' is not expected");
    }

    private Term parenthesised() {
        at++;
        Term inner = sum();
        if (peek() != ')') {
            throw wrong("a parenthesis is not closed");
        }
        at++;
        return inner;
    }

    private Term number() {
        int from = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        try {
            double value = Double.parseDouble(text.substring(from, at));
            return table -> row -> value;
        } catch (NumberFormatException e) {
            throw wrong("'" + text.substring(from, at) + "' is no number");
        }
    }

    private Term word() {
        int from = at;
        while (at < text.length() && isPartOfWord(text.charAt(at))) {
            at++;
        }
        String name = text.substring(from, at);
        if (!name.equals("floor") || peek() != '(') {
            return column(name);
        }
        Term inner = parenthesised();
        return join(inner, inner, (a, same) -> Math.floor(a));
    }

    private static boolean isPartOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.';
    }

    private Term column(String name) {
        columns.add(name);
        return Formula.column(name);
    }

    private static Term join(Term left, Term right, DoubleBinaryOperator operator) {
        return table -> {
            IntToDoubleFunction a = left.on(table);
            IntToDoubleFunction b = right.on(table);
            return row -> operator.applyAsDouble(a.applyAsDouble(row), b.applyAsDouble(row));
        };
    }

    /** The next character that is no blank, 0 at the end. */
    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("Formula '" + text + "': " + what + " (character " + (at + 1)
                + "). It may hold numbers, columns (in backquotes if their names are no words), + - * / ^, parentheses and"
                + " floor(…).");
    }
}
