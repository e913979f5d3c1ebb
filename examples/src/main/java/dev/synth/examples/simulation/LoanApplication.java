package dev.synth.examples.simulation;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One invented application for a consumer loan.
 *
 * @param number such as {@code L-04217362}
 * @param submitted to the minute
 * @param income yearly, net, in euros and cents; null if not stated
 * @param amount in euros
 * @param months until the loan is to be paid back
 * @param defaulted whether three instalments in a row were not paid
 */
public record LoanApplication(
        String number,
        LocalDateTime submitted,
        Channel channel,
        int age,
        Employment employment,
        @Nullable Double income,
        Purpose purpose,
        int amount,
        int months,
        boolean defaulted) {

    /** How the application came in. */
    public enum Channel {
        APP,
        WEB,
        BRANCH,
        BROKER
    }

    /** What the applicant lives on. */
    public enum Employment {
        EMPLOYED,
        SELF_EMPLOYED,
        RETIRED,
        STUDENT,
        UNEMPLOYED
    }

    /** What the money is for. */
    public enum Purpose {
        CAR,
        HOME,
        OLD_DEBT,
        EDUCATION,
        TRAVEL
    }
}
