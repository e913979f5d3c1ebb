/** Sources and sinks of table files, and what a file's values suggest about its columns. */
@NullMarked
package dev.synth.io;

import org.jspecify.annotations.NullMarked;
