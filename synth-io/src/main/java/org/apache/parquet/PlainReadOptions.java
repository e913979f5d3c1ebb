package org.apache.parquet;

import java.util.Map;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.jspecify.annotations.NullMarked;

/**
 * Read options made without their builder, whose constructor loads Hadoop's codecs even where others are given. It
 * stands in this package because the constructor that it needs is package-private; docs/designs/parquet.md has the rest.
 */
@NullMarked
public final class PlainReadOptions extends ParquetReadOptions {
    private static final int MAX_ALLOCATION = 8 << 20;

    private PlainReadOptions(CompressionCodecFactory codecs) {
        super(
                false, // signed min and max of strings
                false, // filter by statistics
                false, // filter by dictionary
                false, // filter by record
                false, // filter by column index
                true, // verify page checksums
                false, // filter by Bloom filter
                false, // decrypt off-heap
                false, // Hadoop's vectored reads
                FilterCompat.NOOP,
                ParquetMetadataConverter.NO_FILTER,
                codecs,
                new HeapByteBufferAllocator(),
                MAX_ALLOCATION,
                Map.of(),
                null,
                null,
                new PlainParquetConfiguration());
    }

    /** Options to read whole files with these codecs. */
    public static ParquetReadOptions with(CompressionCodecFactory codecs) {
        return new PlainReadOptions(codecs);
    }
}
