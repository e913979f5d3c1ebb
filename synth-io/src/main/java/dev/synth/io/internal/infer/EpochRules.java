package dev.synth.io.internal.infer;

import java.util.Optional;

/** Tells instants that are written as whole numbers since 1970, where the column's name says so. */
final class EpochRules {
    private EpochRules() {}

    /** The format and why. */
    record Epoch(String format, String reason) {}

    static Optional<Epoch> find(ColumnEvidence evidence, ColumnName name) {
        DigitsEvidence digits = evidence.numbers.digits(false);
        if (!name.saysEpoch() || digits.minDigits() != digits.maxDigits()) {
            return Optional.empty();
        }
        return switch (digits.maxDigits()) {
            case 10 -> Optional.of(epoch("seconds"));
            case 13 -> Optional.of(epoch("millis"));
            case 16 -> Optional.of(epoch("micros"));
            default -> Optional.empty();
        };
    }

    private static Epoch epoch(String unit) {
        return new Epoch(
                "epoch-" + unit,
                "the name says so, and all values have as many digits as " + unit + " since 1970 in UTC have");
    }
}
