/** Auditors who try to refute promises of differential privacy, of the library's mechanisms and of builds broken on purpose. */
@NullMarked
package dev.synth.benchmarks.audit;

import org.jspecify.annotations.NullMarked;
