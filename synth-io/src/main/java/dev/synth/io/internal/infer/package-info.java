/** What a column's values suggest about its kind. */
@NullMarked
package dev.synth.io.internal.infer;

import org.jspecify.annotations.NullMarked;
