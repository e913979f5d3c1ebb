package dev.synth.io.internal.infer;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a column's name says about its values. */
final class ColumnName {
    private static final Set<String> ID_WORDS = Set.of(
            "id",
            "ids",
            "nr",
            "nbr",
            "no",
            "number",
            "key",
            "uuid",
            "guid",
            "identifier",
            "rowid",
            "rownames",
            "mrn",
            "ssn");
    /** A name that is one of them alone is that of a number that stands for such a person. */
    private static final Set<String> PERSONS = Set.of(
            "patient",
            "subject",
            "person",
            "customer",
            "client",
            "member",
            "user",
            "employee",
            "student",
            "participant",
            "respondent",
            "household",
            "kunde",
            "mitglied");

    private static final Set<String> TIME_WORDS = Set.of(
            "date",
            "dt",
            "dtm",
            "dtc",
            "day",
            "dob",
            "birth",
            "time",
            "timestamp",
            "year",
            "month",
            "week",
            "hour",
            "age");
    private static final Set<String> DURATION_WORDS =
            Set.of("duration", "elapsed", "length", "runtime", "waiting", "wait", "delay", "los", "stay");
    private static final Set<String> EPOCH_WORDS = Set.of("epoch", "unix", "unixtime", "timestamp", "ts");
    private static final Pattern GERMAN_ID = Pattern.compile(".*(nummer|nr|kennung|schluessel|schlüssel)");
    private static final Pattern GERMAN_TIME = Pattern.compile(".*(datum|zeit|zeitpunkt|jahr|monat|tag)");
    private static final Pattern CAPITAL_ID = Pattern.compile("[A-Z]+ID");
    private static final Pattern CAPITAL_WORD = Pattern.compile("PAID|VALID|HUMID|FLUID|GRID|BID|ACID|STEROID|THYROID");
    private static final Pattern CAPITAL_DATE = Pattern.compile("[A-Z0-9]+(DT|DTM|DTC|DATE|DAT)");
    private static final Pattern WORD_BREAK = Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})");

    private final String name;
    private final String[] words;

    ColumnName(String name) {
        this.name = name;
        this.words = WORD_BREAK.split(name);
    }

    /** Whether the name ends in a word such as id, nr or number. */
    boolean saysIdentifier() {
        return ID_WORDS.contains(lastWord())
                || PERSONS.contains(name.toLowerCase(Locale.ROOT))
                || GERMAN_ID.matcher(lastWord()).matches()
                || (CAPITAL_ID.matcher(name).matches()
                        && !CAPITAL_WORD.matcher(name).matches());
    }

    /** Whether a word of the name speaks of a length of time. */
    boolean saysDuration() {
        for (String word : words) {
            if (DURATION_WORDS.contains(word.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    boolean saysCode() {
        return lastWord().equals("code");
    }

    /** Whether a word of the name speaks of a date or time. */
    boolean saysTime() {
        for (String word : words) {
            String lower = word.toLowerCase(Locale.ROOT);
            if (TIME_WORDS.contains(lower) || GERMAN_TIME.matcher(lower).matches()) {
                return true;
            }
        }
        return CAPITAL_DATE.matcher(name).matches();
    }

    /** Whether a word of the name says that its numbers count time since 1970. */
    boolean saysEpoch() {
        for (String word : words) {
            if (EPOCH_WORDS.contains(word.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    private String lastWord() {
        return words.length == 0 ? "" : words[words.length - 1].toLowerCase(Locale.ROOT);
    }
}
