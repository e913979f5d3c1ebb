package dev.synth.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code synth --version} prints. */
final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = VersionText.class.getPackage().getImplementationVersion();
        return new String[] {
            "synth " + (version == null ? "development" : version) + " (Java " + System.getProperty("java.version")
                    + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ")"
        };
    }
}
