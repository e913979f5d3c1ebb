/** Setting rows aside that no model sees. */
@NullMarked
package dev.synth.internal.split;

import org.jspecify.annotations.NullMarked;
