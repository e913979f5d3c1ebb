package dev.synth.io;

final class CsvContractTest extends TableFileContract {
    @Override
    String ending() {
        return ".csv";
    }
}
