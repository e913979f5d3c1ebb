package dev.synth.examples.simulation;

import dev.synth.examples.simulation.LoanApplication.Channel;
import dev.synth.examples.simulation.LoanApplication.Employment;
import dev.synth.examples.simulation.LoanApplication.Purpose;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Invents the loan applications of the examples that have their rows in memory: income goes with age and employment, the
 * amount with income and purpose, the time of day with the channel, and default with all of them.
 */
public final class LoanSimulator {
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 366;
    private static final int NUMBERS = 10_000_000;
    private static final int INSTALMENT_STEP = 12;

    private final Draws draws;
    private final Set<Integer> taken = new HashSet<>();

    private LoanSimulator(long seed) {
        draws = new Draws(seed);
    }

    /** This many applications in no particular order; the same for the same seed. */
    public static List<LoanApplication> simulate(int applications, long seed) {
        LoanSimulator simulator = new LoanSimulator(seed);
        return IntStream.range(0, applications)
                .mapToObj(i -> simulator.application())
                .toList();
    }

    private LoanApplication application() {
        int age = (int) draws.normal(41, 15, 18, 86);
        Employment employment = employment(age);
        double income = income(age, employment);
        Channel channel =
                Channel.values()[draws.pick(age < 40 ? new double[] {50, 30, 8, 12} : new double[] {16, 34, 32, 18})];
        Purpose purpose = Purpose.values()[draws.pick(32, 24, 22, employment == Employment.STUDENT ? 60 : 6, 16)];
        int amount = amount(income, purpose);
        int months = months(amount);
        double burden = 12.0 * amount / months / income;
        return new LoanApplication(
                number(),
                submitted(channel),
                channel,
                age,
                employment,
                draws.chance(channel == Channel.APP ? 0.1 : 0.02) ? null : cents(income),
                purpose,
                amount,
                months,
                draws.chance(defaultRisk(age, employment, purpose, channel, burden)));
    }

    private String number() {
        int number = draws.below(NUMBERS);
        while (!taken.add(number)) {
            number = draws.below(NUMBERS);
        }
        return String.format(Locale.ROOT, "L-%08d", number);
    }

    private Employment employment(int age) {
        double[] weights = age < 27
                ? new double[] {55, 4, 0, 34, 7}
                : age < 63 ? new double[] {76, 15, 1, 1, 7} : new double[] {18, 8, 72, 0, 2};
        return Employment.values()[draws.pick(weights)];
    }

    private double income(int age, Employment employment) {
        double career = 1 + 0.018 * (Math.min(age, 52) - 30);
        double mean = switch (employment) {
            case EMPLOYED -> 31_000 * career;
            case SELF_EMPLOYED -> 36_000 * career;
            case RETIRED -> 21_000;
            case STUDENT -> 9_500;
            case UNEMPLOYED -> 11_500;
        };
        return mean * draws.logNormalFactor(employment == Employment.SELF_EMPLOYED ? 0.55 : 0.32);
    }

    private int amount(double income, Purpose purpose) {
        double share = switch (purpose) {
            case CAR -> 0.48;
            case HOME -> 0.70;
            case OLD_DEBT -> 0.40;
            case EDUCATION -> 0.55;
            case TRAVEL -> 0.12;
        };
        double amount = Math.min(75_000, Math.max(1_000, income * share * draws.logNormalFactor(0.45)));
        return (int) (amount / 100) * 100;
    }

    private int months(int amount) {
        double years = 1.2 + amount / 9_000.0 + draws.normal();
        return INSTALMENT_STEP * (int) Math.min(8, Math.max(1, years));
    }

    private LocalDateTime submitted(Channel channel) {
        boolean counter = channel == Channel.BRANCH || channel == Channel.BROKER;
        int minute = (int) (counter ? draws.normal(780, 150, 540, 1080) : draws.normal(1140, 210, 0, 1440));
        LocalDate day = FIRST_DAY.plusDays(draws.below(DAYS));
        while (counter && day.getDayOfWeek().getValue() > 5) {
            day = FIRST_DAY.plusDays(draws.below(DAYS));
        }
        return day.atTime(minute / 60, minute % 60);
    }

    private static double defaultRisk(int age, Employment employment, Purpose purpose, Channel channel, double burden) {
        double logOdds = -3.3
                + 5 * Math.min(burden, 0.6)
                + (purpose == Purpose.OLD_DEBT ? 0.9 : 0)
                + (channel == Channel.BROKER ? 0.5 : 0)
                - 0.015 * (age - 40);
        return Draws.logistic(logOdds
                + switch (employment) {
                    case EMPLOYED, RETIRED -> 0;
                    case SELF_EMPLOYED -> 0.5;
                    case STUDENT -> 0.3;
                    case UNEMPLOYED -> 1.3;
                });
    }

    private static @Nullable Double cents(double amount) {
        return Math.rint(amount * 100) / 100;
    }
}
