package dev.synth.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {
    private static final Table ROW = Table.builder(Schema.builder()
                    .integer("a")
                    .continuous("b", 1)
                    .add("net pay", ColumnKind.CONTINUOUS)
                    .date("from")
                    .date("to")
                    .dateTime("noon")
                    .integer("none")
                    .categorical("word")
                    .build())
            .addRow(
                    7,
                    2.5,
                    100.0,
                    LocalDate.of(2024, 2, 28),
                    LocalDate.of(2024, 3, 1),
                    LocalDateTime.of(2024, 3, 1, 12, 0),
                    null,
                    "x")
            .build();

    @ParameterizedTest
    @CsvSource({
        "a + b * 2, 12",
        "(a + b) * 2, 19",
        "a - b - 1, 3.5",
        "a / b / 2, 1.4",
        "2 ^ 3 ^ 2 + a * 0, 512",
        "-a ^ 2, -49",
        "a * -b, -17.5",
        "`net pay` / (b * 0.4) ^ 2, 100",
        "to - from, 2",
        "noon - to, 0.5",
        "floor((noon - from) + 0.2), 2",
        "floor(-b), -3"
    })
    void aFormulaIsWhatArithmeticSays(String formula, double value) {
        assertThat(Formula.of(formula).on(ROW).applyAsDouble(0)).isCloseTo(value, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"a + none", "a / (a - 7)", "(0 - a) ^ 0.5"})
    void whatHasNoValueIsMissing(String formula) {
        assertThat(Formula.of(formula).on(ROW).applyAsDouble(0)).isNaN();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a +|something is missing at its end",
                "a b|'b' is not expected (character 3)",
                "(a|a parenthesis is not closed",
                "`a|a backquote is not closed",
                "1.2.3 + a|'1.2.3' is no number",
                "1 + 2|it names no column",
                "a % b|'%' is not expected"
            })
    void whatIsWrongIsSaid(String formula, String message) {
        assertThatThrownBy(() -> Formula.of(formula)).hasMessageContaining(message);
    }

    @Test
    void aFormulaThatNestsWithoutEndIsRefused() {
        assertThatThrownBy(() -> Formula.of("(".repeat(100_000) + "a")).hasMessageContaining("nested deeper than 100");
    }

    @Test
    void columnsAreNamedOnceInOrder() {
        assertThat(Formula.of("b * a + b / `net pay`").columns()).containsExactly("b", "a", "net pay");
    }
}
