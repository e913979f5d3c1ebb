/** Tables, their schemas and the ports to and from files; nothing here but the JDK. */
@NullMarked
package dev.synth.table;

import org.jspecify.annotations.NullMarked;
