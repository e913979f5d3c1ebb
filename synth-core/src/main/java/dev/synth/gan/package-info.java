/** The conditional tabular GAN: its options, its trainer and the trained synthesizer. */
@NullMarked
package dev.synth.gan;

import org.jspecify.annotations.NullMarked;
