/** Rules between columns: what is done to a table before it is learnt, and undone in rows that are made. */
@NullMarked
package dev.synth.internal.rules;

import org.jspecify.annotations.NullMarked;
