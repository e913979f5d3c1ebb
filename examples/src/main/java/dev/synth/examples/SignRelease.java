package dev.synth.examples;

import dev.synth.Candidate;
import dev.synth.Release;
import dev.synth.ReleaseManifest;
import dev.synth.ReleaseVerification;
import dev.synth.ReleaseVerification.Outcome;
import dev.synth.SigningKeys;
import dev.synth.eval.LeakageGate;
import dev.synth.examples.simulation.LoanApplication;
import dev.synth.examples.simulation.LoanSimulator;
import dev.synth.gate.FileAttemptLedger;
import dev.synth.io.CsvSink;
import dev.synth.io.CsvSource;
import dev.synth.table.Table;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A release with its attempts counted over processes and a signed manifest, and the check of who gets it. */
public final class SignRelease {
    private static final int ROWS = 6_000;

    private SignRelease() {}

    /** Takes a private key and its public half, two PEM files. */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("Give the files of a private and a public Ed25519 key, such as key.pem public.pem.");
            System.exit(2);
        }
        Path target = Path.of("examples/target/loans-signed.csv");
        Release release = release(
                loans().subList(0, ROWS),
                loans().subList(ROWS, 2 * ROWS),
                loans().subList(2 * ROWS, 3 * ROWS),
                Path.of("examples/target/attempts"));
        write(release, target, Path.of(args[0]));
        System.exit(isVerified(target, Path.of(args[1]), System.out) ? 0 : 1);
    }

    static List<LoanApplication> loans() {
        return LoanSimulator.simulate(3 * ROWS, 9);
    }

    static Release release(
            List<LoanApplication> training,
            List<LoanApplication> holdout,
            List<LoanApplication> synthetic,
            Path attempts)
            throws IOException {
        Table learnt = PipelineInMemory.toTable(training);
        Table held = PipelineInMemory.toTable(holdout);
        return Candidate.of(learnt, held, PipelineInMemory.toTable(synthetic))
                .attempts(FileAttemptLedger.in(attempts))
                .release(LeakageGate.standard());
    }

    static void write(Release release, Path target, Path privateKey) throws IOException {
        release.writeTo(CsvSink.of(target));
        ReleaseManifest.of(release, target)
                .signedBy(SigningKeys.readPrivate(privateKey))
                .write(ReleaseManifest.beside(target));
    }

    static boolean isVerified(Path file, Path publicKey, PrintStream log) throws IOException {
        ReleaseVerification found =
                ReleaseVerification.of(file, CsvSource.of(file), Optional.of(SigningKeys.readPublic(publicKey)));
        found.checks().forEach(check -> log.println(check.subject() + ": " + check.message()));
        return found.outcome() == Outcome.VERIFIED;
    }
}
