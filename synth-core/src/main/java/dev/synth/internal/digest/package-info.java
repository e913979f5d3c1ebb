/** Fingerprints of tables and files. */
@NullMarked
package dev.synth.internal.digest;

import org.jspecify.annotations.NullMarked;
