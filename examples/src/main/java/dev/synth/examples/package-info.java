/** One runnable class per task; all of them run as tests. */
@NullMarked
package dev.synth.examples;

import org.jspecify.annotations.NullMarked;
