/** Tables of databases, through JDBC. */
@NullMarked
package dev.synth.io.internal.jdbc;

import org.jspecify.annotations.NullMarked;
