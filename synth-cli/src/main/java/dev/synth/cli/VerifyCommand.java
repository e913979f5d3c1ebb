package dev.synth.cli;

import dev.synth.ReleaseVerification;
import dev.synth.ReleaseVerification.Check;
import dev.synth.ReleaseVerification.Outcome;
import dev.synth.SigningKeys;
import dev.synth.io.TableFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a released file against its manifest. */
@Command(
        name = "verify",
        header = "Check a released file against its manifest and signature.",
        description = {
            "%nChecks that OUT is the file that OUT.manifest.json beside it tells of: its name, bytes and number of rows,"
                    + " the signature if --key names the public key of who should have signed it, and that"
                    + " its rows, or a trial sample of their model, passed the gate. Without --key the"
                    + " manifest is taken at its word.%n"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  synth verify synthetic.csv", "  synth verify synthetic.parquet --key public.pem"})
final class VerifyCommand implements Callable<Integer> {
    private final SynthCommand synth;

    @Parameters(index = "0", paramLabel = "OUT", description = "The released file: .csv, .csv.gz or .parquet.")
    Path output;

    @Option(
            names = "--key",
            paramLabel = "PUBLIC",
            description = "The Ed25519 public key that the manifest must be signed with, a PEM file.")
    @Nullable
    Path key;

    @Mixin
    FileArguments files = new FileArguments();

    VerifyCommand(SynthCommand synth) {
        this.synth = synth;
    }

    @Override
    public Integer call() throws IOException {
        Optional<PublicKey> publicKey = key == null ? Optional.empty() : Optional.of(SigningKeys.readPublic(key));
        ReleaseVerification verification =
                ReleaseVerification.of(output, TableFiles.source(output, files.options()), publicKey);
        for (Check check : verification.checks()) {
            synth.result(line(check));
        }
        if (verification.outcome() != Outcome.VERIFIED) {
            synth.error("'" + output + "' is not verified: " + meaning(verification.outcome()) + ".");
        }
        return Status.of(verification.outcome());
    }

    private static String line(Check check) {
        return switch (check.result()) {
            case HOLDS -> line(check, "ok", "");
            case FAILS -> line(check, "NO", "");
            case NOT_CHECKED -> line(check, "not checked:", " (--key PUBLIC gives one)");
        };
    }

    private static String line(Check check, String result, String rest) {
        return String.format(Locale.ROOT, "%-9s %-3s %s%s", check.subject(), result, check.message(), rest);
    }

    private static String meaning(Outcome outcome) {
        return Status.meaningsOfVerify().get(Integer.toString(Status.of(outcome)));
    }
}
