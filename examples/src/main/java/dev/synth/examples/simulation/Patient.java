package dev.synth.examples.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One invented stay in an invented hospital.
 *
 * @param id such as {@code P-04217362}
 * @param discharged on the day of admission or later
 * @param sex {@code F} or {@code M}
 * @param age in completed years
 * @param bmi body mass index in kg/m², one decimal; null if not measured
 * @param systolic blood pressure in mmHg
 * @param diastolic blood pressure in mmHg, below {@code systolic}
 * @param hba1c share of glycated haemoglobin in percent, one decimal; null if not measured
 * @param icd10 main diagnosis
 * @param smoker null if nobody asked
 * @param area postcode area; no real one begins with Q
 * @param outcome {@code home}, {@code rehab}, {@code transfer} or {@code died}
 * @param readmitted whether the patient came back within 30 days
 */
public record Patient(
        String id,
        LocalDate admitted,
        LocalDate discharged,
        String sex,
        int age,
        @Nullable BigDecimal bmi,
        int systolic,
        int diastolic,
        @Nullable BigDecimal hba1c,
        String icd10,
        String ward,
        String insurer,
        @Nullable Boolean smoker,
        String area,
        String outcome,
        boolean readmitted) {

    /** The header of the CSV form. */
    static final String CSV_HEADER =
            "patient_id,admission_date,discharge_date,sex,age,bmi,systolic_bp,diastolic_bp,hba1c,"
                    + "icd10,ward,insurer,smoker,postcode_area,outcome,readmitted";

    /** The patient as one line of CSV, without its line feed; what is not known is empty. */
    String toCsv() {
        return String.join(
                ",",
                id,
                admitted.toString(),
                discharged.toString(),
                sex,
                Integer.toString(age),
                bmi == null ? "" : bmi.toPlainString(),
                Integer.toString(systolic),
                Integer.toString(diastolic),
                hba1c == null ? "" : hba1c.toPlainString(),
                icd10,
                ward,
                insurer,
                smoker == null ? "" : yesOrNo(smoker),
                area,
                outcome,
                yesOrNo(readmitted));
    }

    private static String yesOrNo(boolean value) {
        return value ? "yes" : "no";
    }
}
