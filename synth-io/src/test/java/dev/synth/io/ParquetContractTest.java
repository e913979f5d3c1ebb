package dev.synth.io;

final class ParquetContractTest extends TableFileContract {
    @Override
    String ending() {
        return ".parquet";
    }
}
