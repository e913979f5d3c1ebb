/** The two networks of the conditional GAN and the loop that trains them; all engine arrays live and die here. */
@NullMarked
package dev.synth.internal.network;

import org.jspecify.annotations.NullMarked;
