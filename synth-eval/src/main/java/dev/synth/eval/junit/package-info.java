/**
 * The release gate as an assertion and as an extension of JUnit 5. The assertion needs no JUnit; the annotation needs
 * {@code org.junit.jupiter:junit-jupiter-api} on the test class path, which this library does not bring.
 */
@NullMarked
package dev.synth.eval.junit;

import org.jspecify.annotations.NullMarked;
