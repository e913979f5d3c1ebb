package dev.synth.io;

final class GzippedCsvContractTest extends TableFileContract {
    @Override
    String ending() {
        return ".csv.gz";
    }
}
