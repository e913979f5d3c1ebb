package dev.synth.examples.simulation;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Draws one patient: every line rests only on what was drawn above it. */
final class Admission {
    private static final LocalDate FIRST_DAY = LocalDate.of(2023, 1, 1);
    private static final int DAYS = 731;
    private static final int ADULT = 18;
    private static final int OLD = 65;

    private final Draws draws;
    private final Diagnosis diagnosis;
    private final int age;
    private final String sex;
    private final double bmi;
    private final boolean diabetic;
    private final boolean intensive;

    Admission(Draws draws) {
        this.draws = draws;
        diagnosis = Diagnosis.draw(draws);
        age = diagnosis.drawAge(draws);
        sex = diagnosis.drawSex(draws);
        bmi = drawBmi();
        diabetic = diagnosis.isDiabetes() || draws.chance(comorbidDiabetes());
        intensive = draws.chance(Math.min(0.3, 0.01 + 2 * diagnosis.risk));
    }

    Patient draw(String id) {
        int systolic = drawSystolic();
        int diastolic = drawDiastolic(systolic);
        Area area = Area.draw(draws);
        String insurer = drawInsurer(area);
        @Nullable Boolean smoker = drawSmoker();
        int days = drawDays();
        LocalDate admitted = drawDay();
        String outcome = drawOutcome(days);
        return new Patient(
                id,
                admitted,
                admitted.plusDays(days),
                sex,
                age,
                draws.chance(intensive ? 0.12 : 0.02) ? null : oneDecimal(bmi),
                systolic,
                diastolic,
                drawHba1c(),
                diagnosis.code,
                drawWard(),
                insurer,
                smoker,
                area.code(),
                outcome,
                !outcome.equals("died") && draws.chance(readmission(days, smoker, insurer)));
    }

    private double drawBmi() {
        double mean = age < ADULT
                ? 15.5 + 0.4 * age + 0.4 * diagnosis.bmi
                : 26.4 - 0.0016 * (age - 55) * (age - 55) + diagnosis.bmi;
        return Math.max(11, Math.min(55, mean * draws.logNormalFactor(age < ADULT ? 0.11 : 0.16)));
    }

    private double comorbidDiabetes() {
        return age < ADULT ? 0.003 : Draws.logistic(-5.3 + 0.044 * age + 0.11 * (bmi - 26));
    }

    private int drawSystolic() {
        double mean = age < ADULT ? 84 + 1.6 * age : 105 + 0.38 * age + 0.7 * (bmi - 26);
        double raised = diagnosis == Diagnosis.HYPERTENSION ? 15 : 0;
        return (int) draws.normal(mean + raised, 4 + 0.13 * Math.min(age, 70), 60, 231);
    }

    private int drawDiastolic(int systolic) {
        double stiffness = 0.25 * Math.max(0, age - 60);
        return (int) draws.normal(20 + 0.45 * systolic - stiffness, 6, 30, systolic - 14);
    }

    private @Nullable BigDecimal drawHba1c() {
        if (!draws.chance(diabetic ? 0.93 : age < ADULT ? 0.03 : 0.16)) {
            return null;
        }
        return oneDecimal(diabetic ? draws.normal(7.5, 1.2, 5.4, 13) : draws.normal(5.3 + 0.004 * age, 0.3, 4.2, 6.5));
    }

    private String drawInsurer(Area area) {
        boolean north = area.isNorthern();
        String nearer = north ? "Private North" : "Private South";
        String farther = north ? "Private South" : "Private North";
        String[] insurers = {"Statutory A", "Statutory B", "Statutory C", "Senior Care", nearer, farther, "Self-pay"};
        double[] weights = age >= OLD
                ? new double[] {16, north ? 8 : 14, 6, 58, 8, 3, 0.5}
                : new double[] {38, north ? 18 : 30, 15, 0, 11, 3, age < ADULT ? 0.5 : 3};
        return insurers[draws.pick(weights)];
    }

    private @Nullable Boolean drawSmoker() {
        if (draws.chance(intensive ? 0.35 : 0.09)) {
            return null;
        }
        double youth = age < 15 ? 0 : age < OLD ? 0.26 : 0.14;
        return draws.chance(diagnosis.isSmokersDisease() ? 0.58 : diagnosis.isBirth() ? 0.1 : youth);
    }

    private int drawDays() {
        double frailty = 1 + 0.008 * Math.max(0, age - 55);
        double days = diagnosis.days * frailty * (intensive ? 1.8 : 1) * draws.logNormalFactor(0.55);
        return (int) Math.min(90, Math.max(diagnosis.isBirth() ? 1 : 0, days + 0.5));
    }

    private LocalDate drawDay() {
        while (true) {
            LocalDate day = FIRST_DAY.plusDays(draws.below(DAYS));
            boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
            double quiet = !weekend || diagnosis.isBirth() ? 1 : diagnosis.isPlanned() ? 0.1 : 0.62;
            double winter = StrictMath.cos(2 * StrictMath.PI * (day.getDayOfYear() - 20) / 365.25);
            double season = diagnosis.isRespiratory() ? (1 + 0.65 * winter) / 1.65 : (1 + 0.05 * winter) / 1.05;
            if (draws.chance(quiet * season)) {
                return day;
            }
        }
    }

    private String drawOutcome(int days) {
        double odds = diagnosis.risk / (1 - diagnosis.risk);
        double logOdds = StrictMath.log(odds) + 0.05 * (Math.max(age, 40) - 70) + (intensive ? 1.3 : 0);
        if (draws.chance(Draws.logistic(logOdds))) {
            return "died";
        }
        double rehab =
                diagnosis.needsRehabilitation() ? Draws.logistic(-1.6 + 0.12 * days) : 0.004 * Math.min(days, 20);
        String[] alive = {"home", "rehab", "transfer"};
        return alive[draws.pick(1 - rehab, age < ADULT ? 0 : rehab, 0.02 + (intensive ? 0.12 : 0))];
    }

    private String drawWard() {
        if (intensive) {
            return "Intensive";
        }
        if (age < 16 && !diagnosis.isBirth()) {
            return "Paediatrics";
        }
        boolean keeps = diagnosis.isBirth() || diagnosis.ward.equals("Psychiatry");
        return !keeps && draws.chance(0.06) ? "Internal" : diagnosis.ward;
    }

    private double readmission(int days, @Nullable Boolean smoker, String insurer) {
        return Draws.logistic(-2.55
                + diagnosis.readmission
                + 0.018 * (Math.max(age, 20) - 60)
                + 0.035 * (Math.min(days, 25) - 6)
                + (diabetic ? 0.5 : 0)
                + (Boolean.TRUE.equals(smoker) ? 0.45 : 0)
                + (insurer.equals("Self-pay") ? 0.6 : 0));
    }

    private static BigDecimal oneDecimal(double value) {
        return BigDecimal.valueOf((long) (value * 10 + 0.5), 1);
    }
}
