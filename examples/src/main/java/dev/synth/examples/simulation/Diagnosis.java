package dev.synth.examples.simulation;

/** The main diagnoses of the simulated hospital: ICD-10 codes of the WHO, and an invented profile of who has them. */
enum Diagnosis {
    // code, share, age (mean, deviation, least, most), share of women, ward, days, risk, BMI, return
    GASTROENTERITIS("A09.9", 260, 38, 28, 0, 95, 0.53, "Internal", 3.0, 0.012, -0.5, -0.4),
    COLON_CANCER("C18.9", 180, 69, 12, 30, 96, 0.46, "Oncology", 8.0, 0.045, -0.8, 1.1),
    LUNG_CANCER("C34.9", 190, 68, 10, 35, 94, 0.40, "Oncology", 7.5, 0.090, -2.2, 1.5),
    BREAST_CANCER("C50.9", 200, 61, 13, 26, 94, 1.00, "Oncology", 4.0, 0.012, 0.3, 0.5),
    PROSTATE_CANCER("C61", 150, 70, 8, 46, 95, 0.00, "Urology", 5.0, 0.015, 0.2, 0.1),
    TYPE_1_DIABETES("E10.9", 110, 26, 15, 3, 75, 0.46, "Internal", 4.0, 0.003, -0.6, 0.4),
    TYPE_2_DIABETES_CIRCULATORY("E11.5", 200, 71, 10, 40, 96, 0.38, "Internal", 9.5, 0.030, 3.6, 1.2),
    TYPE_2_DIABETES("E11.9", 540, 64, 12, 25, 96, 0.47, "Internal", 5.0, 0.010, 4.4, 0.3),
    CYSTIC_FIBROSIS("E84.0", 52, 19, 9, 2, 46, 0.48, "Pulmonology", 12.0, 0.015, -4.5, 2.2),
    ALCOHOL_DEPENDENCE("F10.2", 190, 48, 12, 18, 80, 0.27, "Psychiatry", 9.0, 0.005, -0.8, 1.6),
    DEPRESSION("F32.2", 210, 45, 16, 14, 90, 0.62, "Psychiatry", 18.0, 0.002, 0.3, 0.4),
    EPILEPSY("G40.9", 160, 38, 24, 1, 92, 0.47, "Neurology", 3.5, 0.008, 0.0, 0.6),
    HYPERTENSION("I10", 820, 67, 13, 20, 99, 0.55, "Cardiology", 3.0, 0.004, 1.6, -0.7),
    MYOCARDIAL_INFARCTION("I21.4", 340, 68, 12, 32, 98, 0.34, "Cardiology", 5.5, 0.050, 1.0, 0.3),
    ATRIAL_FIBRILLATION("I48.9", 480, 73, 11, 30, 99, 0.47, "Cardiology", 3.5, 0.012, 0.9, 0.0),
    HEART_FAILURE("I50.9", 640, 78, 10, 40, 101, 0.50, "Cardiology", 8.0, 0.055, 1.2, 1.5),
    STROKE("I63.9", 390, 74, 12, 30, 101, 0.49, "Neurology", 10.0, 0.065, 0.5, 0.0),
    PNEUMONIA("J18.9", 620, 67, 22, 0, 101, 0.45, "Pulmonology", 7.5, 0.060, -0.5, 0.4),
    BRONCHIOLITIS("J21.9", 190, 0.8, 0.8, 0, 3, 0.42, "Paediatrics", 4.0, 0.001, 0.0, -0.6),
    COPD("J44.1", 440, 70, 10, 40, 96, 0.42, "Pulmonology", 8.0, 0.035, -1.6, 1.7),
    ASTHMA("J45.9", 170, 26, 19, 3, 85, 0.55, "Pulmonology", 3.0, 0.002, 0.4, 0.2),
    APPENDICITIS("K35.8", 280, 25, 15, 4, 85, 0.46, "Surgery", 3.5, 0.001, -0.2, -1.2),
    GALLSTONES("K80.2", 370, 54, 16, 18, 94, 0.63, "Surgery", 3.5, 0.003, 2.4, -0.9),
    HIP_ARTHROSIS("M16.1", 340, 69, 9, 38, 93, 0.56, "Orthopaedics", 7.0, 0.002, 1.4, -1.3),
    KIDNEY_STONE("N20.0", 220, 48, 14, 18, 88, 0.34, "Urology", 2.5, 0.001, 1.0, -0.2),
    URINARY_INFECTION("N39.0", 340, 69, 22, 1, 101, 0.66, "Internal", 6.0, 0.025, 0.0, 0.5),
    PROSTATE_HYPERPLASIA("N40", 210, 71, 8, 46, 95, 0.00, "Urology", 4.5, 0.003, 0.5, -0.6),
    DELIVERY("O80", 480, 31, 5, 16, 46, 1.00, "Obstetrics", 2.8, 0.0005, 2.6, -1.9),
    CAESAREAN("O82", 220, 32.5, 5, 17, 49, 1.00, "Obstetrics", 4.3, 0.0005, 3.2, -1.4),
    CONCUSSION("S06.0", 250, 32, 26, 1, 97, 0.42, "Surgery", 1.4, 0.003, 0.0, -1.3),
    HIP_FRACTURE("S72.0", 320, 82, 9, 50, 102, 0.71, "Orthopaedics", 12.0, 0.040, -1.5, 0.2);

    /** The ICD-10 code. */
    final String code;
    /** How many of some 10,000 patients have it. */
    final int share;
    /** The ward of most adults who have it. */
    final String ward;
    /** The mean length of stay in days, before age and ward. */
    final double days;
    /** The probability of dying in hospital at 70 years of age. */
    final double risk;
    /** How far the mean body mass index lies above that of other people of the same age. */
    final double bmi;
    /** What it adds to the log odds of being admitted again. */
    final double readmission;

    private final double meanAge;
    private final double ageDeviation;
    private final int leastAge;
    private final int belowAge;
    private final double women;

    Diagnosis(
            String code,
            int share,
            double meanAge,
            double ageDeviation,
            int leastAge,
            int belowAge,
            double women,
            String ward,
            double days,
            double risk,
            double bmi,
            double readmission) {
        this.code = code;
        this.share = share;
        this.meanAge = meanAge;
        this.ageDeviation = ageDeviation;
        this.leastAge = leastAge;
        this.belowAge = belowAge;
        this.women = women;
        this.ward = ward;
        this.days = days;
        this.risk = risk;
        this.bmi = bmi;
        this.readmission = readmission;
    }

    /** A diagnosis, each as often as its share says. */
    static Diagnosis draw(Draws draws) {
        double[] shares = new double[values().length];
        for (Diagnosis diagnosis : values()) {
            shares[diagnosis.ordinal()] = diagnosis.share;
        }
        return values()[draws.pick(shares)];
    }

    /** The age in completed years of a patient who has it. */
    int drawAge(Draws draws) {
        return (int) draws.normal(meanAge, ageDeviation, leastAge, belowAge);
    }

    /** {@code F} or {@code M}. */
    String drawSex(Draws draws) {
        return draws.chance(women) ? "F" : "M";
    }

    /** Whether it is a disease of the airways (ICD-10 chapter J), which winter brings. */
    boolean isRespiratory() {
        return code.startsWith("J");
    }

    /** Whether it is a birth (ICD-10 chapter O). */
    boolean isBirth() {
        return code.startsWith("O");
    }

    boolean isDiabetes() {
        return code.startsWith("E10") || code.startsWith("E11");
    }

    /** Whether patients are mostly admitted for a planned operation, so seldom at a weekend. */
    boolean isPlanned() {
        return this == HIP_ARTHROSIS || this == GALLSTONES || this == PROSTATE_HYPERPLASIA || this == PROSTATE_CANCER;
    }

    /** Whether patients must learn to walk, speak or lift again. */
    boolean needsRehabilitation() {
        return this == STROKE || this == HIP_FRACTURE || this == HIP_ARTHROSIS;
    }

    /** Whether smoking is what mostly brings it about. */
    boolean isSmokersDisease() {
        return this == COPD || this == LUNG_CANCER;
    }
}
