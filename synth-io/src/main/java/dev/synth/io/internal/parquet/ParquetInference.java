package dev.synth.io.internal.parquet;

import dev.synth.io.internal.column.MisfitException;
import dev.synth.io.internal.infer.ColumnEvidence;
import dev.synth.io.internal.infer.ColumnFinding;
import dev.synth.io.internal.infer.Domain;
import dev.synth.io.internal.infer.Inference;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** What the types and values of a table's columns suggest, and what is needed to write them as they were. */
final class ParquetInference {
    private final List<FileColumn> columns;
    private final List<ColumnEvidence> evidence;
    /** By column: the definition levels of nulls, which say what was null, the value or a struct around it. */
    private final List<BitSet> nulls;
    /** By column: how many values have digits that a column of numbers or times leaves out. */
    private final long[] cut;
    /** By column: how many nulls there are that are not those of a struct, and how many values that stand for missing ones. */
    private final long[] absent;

    private final long[] standIns;

    private ParquetInference(List<FileColumn> columns) {
        this.columns = columns;
        this.evidence = columns.stream()
                .map(column ->
                        new ColumnEvidence(column.name(), column.reading().domain(), columns.size()))
                .toList();
        this.nulls = columns.stream().map(column -> new BitSet()).toList();
        this.cut = new long[columns.size()];
        this.absent = new long[columns.size()];
        this.standIns = new long[columns.size()];
    }

    static List<ColumnFinding> of(Path table, ParquetScan scan) throws IOException {
        List<FileColumn> all = scan.columns();
        List<FileColumn> readable = all.stream().filter(FileColumn::isReadable).toList();
        if (readable.isEmpty()) {
            throw new TableFormatException("'" + table
                    + "' has no column of numbers, dates or texts; a table needs at least one. Its columns: "
                    + all.stream()
                            .map(column -> "'" + column.name() + "' (" + column.unfit() + ")")
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        ParquetInference inference = new ParquetInference(settled(scan, readable));
        scan.run(inference.columns, inference::add);
        List<CompressionCodecName> codecs = scan.header(
                first -> inference.columns.stream().map(first::codec).toList());
        return withUnfit(all, inference.findings(codecs));
    }

    /** Columns whose type leaves open what their values are, with the reading that suits them all. */
    private static List<FileColumn> settled(ParquetScan scan, List<FileColumn> columns) throws IOException {
        List<FileColumn> open = columns.stream()
                .filter(column -> ParquetTypes.otherwise(column.leaf()).isPresent())
                .toList();
        if (open.isEmpty()) {
            return columns;
        }
        BitSet unsuited = new BitSet();
        scan.run(open, (c, reader) -> {
            if (!unsuited.get(c) && isPresent(reader) && !suits(open.get(c), reader)) {
                unsuited.set(c);
            }
        });
        List<FileColumn> settled = new ArrayList<>(columns);
        unsuited.stream()
                .mapToObj(open::get)
                .forEach(column -> settled.set(
                        columns.indexOf(column),
                        column.as(ParquetTypes.otherwise(column.leaf()).orElseThrow())));
        return settled;
    }

    private static boolean suits(FileColumn column, ColumnReader reader) {
        try {
            column.reading().whole().applyAsLong(reader);
            column.reading().text().apply(reader);
            return true;
        } catch (MisfitException e) {
            return false;
        }
    }

    private static boolean isPresent(ColumnReader reader) {
        return reader.getCurrentDefinitionLevel() == reader.getDescriptor().getMaxDefinitionLevel();
    }

    private void add(int c, ColumnReader reader) {
        boolean present = isPresent(reader);
        if (!present) {
            int level = reader.getCurrentDefinitionLevel();
            nulls.get(c).set(level);
            absent[c] += level == reader.getDescriptor().getMaxDefinitionLevel() - 1 ? 1 : 0;
        }
        String value = present ? columns.get(c).reading().evidence(reader) : null;
        standIns[c] += present && (value == null || value.isEmpty()) ? 1 : 0;
        if (value == null) {
            evidence.get(c).addMissing();
        } else {
            evidence.get(c).add(value);
            cut[c] += columns.get(c).reading().cut().test(reader) ? 1 : 0;
        }
    }

    private List<ColumnFinding> findings(List<CompressionCodecName> codecs) {
        List<ColumnFinding> findings = Inference.decide(evidence);
        return IntStream.range(0, columns.size())
                .mapToObj(c -> kept(c, findings.get(c), codecs.get(c)))
                .toList();
    }

    private ColumnFinding kept(int c, ColumnFinding finding, CompressionCodecName codec) {
        FileColumn column = columns.get(c);
        ColumnFinding kept = finding.withAttribute(KeptType.ATTRIBUTE, TypeChains.write(column.chain()));
        if (column.otherwise() && column.leaf().getPrimitiveTypeName() == PrimitiveTypeName.BINARY) {
            kept = kept.withAttribute(KeptType.BINARY, KeptType.HEX);
        }
        Optional<String> share = MissingValues.share(standIns[c], absent[c]);
        if (share.isPresent()) {
            kept = kept.withAttribute(MissingValues.ATTRIBUTE, share.get());
        }
        if (cut[c] > 0 && finding.schema().kind().isNumeric()) {
            kept = kept.warn(String.format(
                    Locale.ROOT,
                    "%,d values have more digits than %s, and lose the last ones: declare the column categorical or identifier"
                            + " if every digit counts",
                    cut[c],
                    column.reading().domain() == Domain.NUMBER
                            ? "a 64-bit floating-point number holds"
                            : "the microseconds that are kept"));
        }
        if (column.isNested() && !nulls.get(c).isEmpty()) {
            kept = kept.withAttribute(StructNulls.ATTRIBUTE, StructNulls.write(nulls.get(c)));
        }
        return codec == CompressionCodecName.SNAPPY ? kept : kept.withAttribute(ParquetCodecs.ATTRIBUTE, codec.name());
    }

    private static List<ColumnFinding> withUnfit(List<FileColumn> all, List<ColumnFinding> findings) {
        Iterator<ColumnFinding> next = findings.iterator();
        long rows = findings.get(0).rows();
        return all.stream()
                .map(column -> column.isReadable() ? next.next() : unfit(column, rows))
                .toList();
    }

    private static ColumnFinding unfit(FileColumn column, long rows) {
        ColumnSchema schema = ColumnSchema.of(column.name(), ColumnKind.TEXT).withRole(Role.DROP);
        return new ColumnFinding(
                schema, rows, 0, 0, List.of(), column.unfit(), List.of("cannot stand in a table: left out"));
    }
}
