package dev.synth.cli;

import dev.synth.gan.Synthesizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a model's card. */
@Command(
        name = "inspect",
        header = "Show what a saved model is and what it discloses.",
        description = {
            "%nShows what a model file is: its verdict, where it comes from, how it was trained, the columns it makes,"
                    + " and every literal value of the original table that it holds and may emit.%n"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  synth inspect patients.synth", "  synth inspect patients.synth --json"})
final class InspectCommand implements Callable<Integer> {
    private final SynthCommand synth;

    @Parameters(index = "0", paramLabel = "MODEL", description = "The model file.")
    Path model;

    @Option(names = "--json", description = "Print the card as JSON.")
    boolean json;

    @Option(names = "--all", description = "List every disclosed value; long lists are cut short otherwise.")
    boolean all;

    InspectCommand(SynthCommand synth) {
        this.synth = synth;
    }

    @Override
    public Integer call() throws IOException {
        Synthesizer synthesizer = Synthesizer.load(model);
        synth.result((json ? synthesizer.toJson() : new CardText(synthesizer, all).toString()).stripTrailing());
        return Status.DONE;
    }
}
