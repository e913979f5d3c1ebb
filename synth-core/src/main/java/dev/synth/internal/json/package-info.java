/** JSON forms of the library's values. */
@NullMarked
package dev.synth.internal.json;

import org.jspecify.annotations.NullMarked;
