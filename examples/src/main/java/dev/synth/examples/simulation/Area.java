package dev.synth.examples.simulation;

/**
 * A postcode area of an invented city: a region and a number. The regions are of different size, and in each the lower
 * numbers, which lie nearer to the hospital, have more patients.
 *
 * @param code such as {@code QN3}; no real postcode begins with Q
 */
record Area(String code) {
    private static final String[] REGIONS = {"QC", "QN", "QE", "QS", "QW"};
    private static final double[] PATIENTS = {30, 25, 18, 15, 12};
    private static final int PER_REGION = 8;

    static Area draw(Draws draws) {
        String region = REGIONS[draws.pick(PATIENTS)];
        double[] weights = new double[PER_REGION];
        for (int i = 0; i < PER_REGION; i++) {
            weights[i] = 1.0 / (2 + i);
        }
        return new Area(region + (1 + draws.pick(weights)));
    }

    boolean isNorthern() {
        return code.startsWith("QN") || code.startsWith("QE");
    }
}
