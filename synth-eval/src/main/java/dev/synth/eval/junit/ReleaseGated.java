package dev.synth.eval.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A JUnit 5 test, or a class of them, that ends with the release gate: it takes a {@link GatedRelease} as a parameter, gives
 * it the three tables, and passes only if the gate passes every release that it gave. A test that gave none fails, so a gate
 * cannot be forgotten. Stands beside {@code @Test}.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@ExtendWith(ReleaseGateExtension.class)
public @interface ReleaseGated {
    /** The folder for the reports, HTML and JSON, whatever the verdict; none are written if empty. */
    String reports() default "";
}
