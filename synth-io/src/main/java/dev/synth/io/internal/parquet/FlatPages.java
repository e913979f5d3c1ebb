package dev.synth.io.internal.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.PrimitiveIterator;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.io.ParquetDecodingException;
import org.jspecify.annotations.Nullable;

/**
 * The pages of flat columns, checked before they are decoded. Where a column has no levels, the page header's level
 * encoding is void; some writers put PLAIN there, which parquet-java would take at its word.
 */
record FlatPages(PageReadStore pages) implements PageReadStore {
    @Override
    public PageReader getPageReader(ColumnDescriptor column) {
        return new FlatPageReader(column, pages.getPageReader(column));
    }

    @Override
    public long getRowCount() {
        return pages.getRowCount();
    }

    @Override
    public Optional<Long> getRowIndexOffset() {
        return pages.getRowIndexOffset();
    }

    @Override
    public Optional<PrimitiveIterator.OfLong> getRowIndexes() {
        return pages.getRowIndexes();
    }

    private record FlatPageReader(ColumnDescriptor column, PageReader reader) implements PageReader {
        @Override
        public long getTotalValueCount() {
            return reader.getTotalValueCount();
        }

        @Override
        public @Nullable DictionaryPage readDictionaryPage() {
            DictionaryPage page = reader.readDictionaryPage();
            if (page != null
                    && (page.getDictionarySize() < 0
                            || page.getDictionarySize() > page.getBytes().size())) {
                throw new ParquetDecodingException("a dictionary of "
                        + page.getBytes().size() + " bytes cannot hold " + page.getDictionarySize() + " entries");
            }
            return page;
        }

        @Override
        public @Nullable DataPage readPage() {
            DataPage page = reader.readPage();
            if (page != null && (page.getValueCount() < 0 || page.getValueCount() > getTotalValueCount())) {
                throw new ParquetDecodingException(
                        "a page declares " + page.getValueCount() + " of " + getTotalValueCount() + " values");
            }
            return page == null ? null : page.accept(new Checks(column));
        }
    }

    /** What a page's encodings declare is checked before the library believes it. */
    private record Checks(ColumnDescriptor column) implements DataPage.Visitor<DataPage> {
        @Override
        public DataPage visit(DataPageV1 v1) {
            DataPageV1 page = withVoidLevels(v1);
            new PageValues(bytes(page.getBytes()), page.getValueCount())
                    .afterLevels(column.getMaxDefinitionLevel(), page.getDlEncoding())
                    .values(page.getValueEncoding());
            return page;
        }

        @Override
        public DataPage visit(DataPageV2 page) {
            if (column.getMaxDefinitionLevel() > 0) {
                new PageValues(bytes(page.getDefinitionLevels()), page.getValueCount())
                        .levels(column.getMaxDefinitionLevel());
            }
            new PageValues(bytes(page.getData()), page.getValueCount()).values(page.getDataEncoding());
            return page;
        }

        private static ByteBuffer bytes(BytesInput input) {
            try {
                return input.toInputStream().slice(Math.toIntExact(input.size()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private DataPageV1 withVoidLevels(DataPageV1 page) {
            Encoding definition = column.getMaxDefinitionLevel() == 0 ? Encoding.RLE : page.getDlEncoding();
            return new DataPageV1(
                    page.getBytes(),
                    page.getValueCount(),
                    page.getUncompressedSize(),
                    page.getStatistics(),
                    Encoding.RLE,
                    definition,
                    page.getValueEncoding());
        }
    }
}
