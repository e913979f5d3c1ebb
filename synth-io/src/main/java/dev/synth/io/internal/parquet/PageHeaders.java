package dev.synth.io.internal.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Set;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.io.ParquetDecodingException;

/** Checks what page headers declare against the file, as the library takes memory by them before it reads. */
final class PageHeaders {
    private static final int USUAL_LENGTH = 4 << 10;
    private static final int GROWTH = 16;

    private final Path file;

    PageHeaders(Path file) {
        this.file = file;
    }

    /** Walks the pages of some columns of a row group, header by header. */
    void check(BlockMetaData group, Set<ColumnPath> columns) throws IOException {
        try (FileChannel in = FileChannel.open(file)) {
            for (ColumnChunkMetaData chunk : group.getColumns()) {
                if (columns.contains(chunk.getPath())) {
                    check(in, chunk);
                }
            }
        }
    }

    private static void check(FileChannel in, ColumnChunkMetaData chunk) throws IOException {
        long position = chunk.getStartingPos();
        long end = position + chunk.getTotalSize();
        long values = 0;
        while (values < chunk.getValueCount() && position < end) {
            Header header = read(in, position, USUAL_LENGTH);
            position += header.length;
            check(header.page, in.size() - position, chunk.getPath());
            position += header.page.getCompressed_page_size();
            values += valueCount(header.page);
        }
    }

    private static void check(PageHeader page, long rest, ColumnPath column) {
        int size = page.getCompressed_page_size();
        if (size < 0
                || size > rest
                || page.getUncompressed_page_size() < 0
                || valueCount(page) < 0
                || !hasRoomForLevels(page)) {
            throw new ParquetDecodingException("a page of column '" + column.toDotString() + "' declares " + size
                    + " bytes, " + page.getUncompressed_page_size() + " uncompressed, and " + valueCount(page)
                    + " values where " + rest + " bytes follow");
        }
    }

    private static boolean hasRoomForLevels(PageHeader page) {
        if (!page.isSetData_page_header_v2()) {
            return true;
        }
        int repetitions = page.getData_page_header_v2().getRepetition_levels_byte_length();
        int definitions = page.getData_page_header_v2().getDefinition_levels_byte_length();
        return repetitions >= 0
                && definitions >= 0
                && (long) repetitions + definitions <= page.getCompressed_page_size()
                && (long) repetitions + definitions <= page.getUncompressed_page_size();
    }

    private static int valueCount(PageHeader page) {
        if (page.getType() == PageType.DATA_PAGE && page.isSetData_page_header()) {
            return page.getData_page_header().getNum_values();
        }
        return page.getType() == PageType.DATA_PAGE_V2 && page.isSetData_page_header_v2()
                ? page.getData_page_header_v2().getNum_values()
                : 0;
    }

    private static Header read(FileChannel in, long position, int window) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(window, Math.max(0, in.size() - position)));
        while (bytes.hasRemaining() && in.read(bytes, position + bytes.position()) > 0) {
            // A channel may give less than it is asked for.
        }
        ByteArrayInputStream source = new ByteArrayInputStream(bytes.array());
        try {
            PageHeader page = Util.readPageHeader(source);
            return new Header(page, bytes.capacity() - source.available());
        } catch (IOException e) {
            if (bytes.capacity() < window || window > Integer.MAX_VALUE / GROWTH) {
                throw e;
            }
            return read(in, position, window * GROWTH);
        }
    }

    private record Header(PageHeader page, int length) {}
}
