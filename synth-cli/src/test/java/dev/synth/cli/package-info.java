/** The command as its user meets it: arguments in; status, words and files out. */
@NullMarked
package dev.synth.cli;

import org.jspecify.annotations.NullMarked;
