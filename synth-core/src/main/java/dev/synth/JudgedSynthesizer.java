package dev.synth;

import dev.synth.gan.Synthesizer;
import dev.synth.gate.GateReport;

/**
 * A model that carries a gate's verdict on a trial sample.
 *
 * @param synthesizer the model, the verdict in it
 * @param report what the verdict rests on
 */
public record JudgedSynthesizer(Synthesizer synthesizer, GateReport report) {}
