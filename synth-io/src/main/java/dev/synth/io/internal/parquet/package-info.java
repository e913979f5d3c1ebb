/** Parquet files, without Hadoop. */
@NullMarked
package dev.synth.io.internal.parquet;

import org.jspecify.annotations.NullMarked;
