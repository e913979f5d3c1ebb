@NullMarked
package dev.synth.io;

import org.jspecify.annotations.NullMarked;
