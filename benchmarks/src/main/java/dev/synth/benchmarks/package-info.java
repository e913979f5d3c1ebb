/** What the measuring commands share: words in, a Markdown table out. */
@NullMarked
package dev.synth.benchmarks;

import org.jspecify.annotations.NullMarked;
