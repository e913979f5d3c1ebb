/** Files that appear whole or not at all. */
@NullMarked
package dev.synth.internal.files;

import org.jspecify.annotations.NullMarked;
