@NullMarked
package dev.synth.io.internal.csv;

import org.jspecify.annotations.NullMarked;
