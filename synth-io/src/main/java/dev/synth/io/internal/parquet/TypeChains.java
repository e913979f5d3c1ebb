package dev.synth.io.internal.parquet;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** Chains of types: a column's type, within the structs it is a field of. */
final class TypeChains {
    /** What a column outside structs is called in its notation, which knows the column's own name anyway. */
    private static final String NAME = "value";

    private TypeChains() {}

    /** The type at the chain's end. */
    static PrimitiveType leaf(Type chain) {
        Type type = chain;
        while (!type.isPrimitive()) {
            type = type.asGroupType().getType(0);
        }
        return type.asPrimitiveType();
    }

    /** The names along the chain, no more than {@code length}. */
    static List<String> path(Type chain, int length) {
        List<String> names = new ArrayList<>();
        Type type = chain;
        names.add(type.getName());
        while (!type.isPrimitive() && names.size() < length) {
            type = type.asGroupType().getType(0);
            names.add(type.getName());
        }
        return names;
    }

    /** The library's notation of a chain on one line; names in structs are encoded, as any sign may stand in them. */
    static String write(Type chain) {
        Type named = chain.isPrimitive()
                ? rename(chain, name -> NAME)
                : rename(chain, name -> URLEncoder.encode(name, StandardCharsets.UTF_8));
        return named.toString().strip().replaceAll("\\s+", " ");
    }

    /**
     * The chain that a notation stands for.
     *
     * @throws RuntimeException if it is none
     */
    static Type parse(String notation) {
        String field = notation.endsWith("}") ? notation : notation + ";";
        Type type = MessageTypeParser.parseMessageType("message m { " + field + " }")
                .getType(0);
        return rename(type, name -> URLDecoder.decode(name, StandardCharsets.UTF_8));
    }

    /** The chain with other names. */
    static Type rename(Type chain, UnaryOperator<String> name) {
        if (chain.isRepetition(Type.Repetition.REPEATED)) {
            throw new IllegalArgumentException("'" + chain.getName() + "' is repeated.");
        }
        String newName = name.apply(chain.getName());
        if (chain.isPrimitive()) {
            return withRepetition(chain.asPrimitiveType(), chain.getRepetition(), newName);
        }
        var group = Types.buildGroup(chain.getRepetition());
        if (chain.getId() != null) {
            group.id(chain.getId().intValue());
        }
        Type field = rename(chain.asGroupType().getType(0), name);
        return group.addField(field).named(newName);
    }

    /** The chain with another type at its end. */
    static Type withLeaf(Type chain, PrimitiveType leaf) {
        return chain.isPrimitive()
                ? leaf
                : chain.asGroupType().withNewFields(withLeaf(chain.asGroupType().getType(0), leaf));
    }

    /** The chain with a type at its end that allows nulls. */
    static Type withOptionalLeaf(Type chain) {
        PrimitiveType leaf = leaf(chain);
        return withLeaf(chain, withRepetition(leaf, Type.Repetition.OPTIONAL, leaf.getName()));
    }

    /** A type like this one that says otherwise whether values may be null. */
    static PrimitiveType withRepetition(PrimitiveType type, Type.Repetition repetition, String name) {
        var builder = Types.primitive(type.getPrimitiveTypeName(), repetition);
        if (type.getPrimitiveTypeName() == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY) {
            builder.length(type.getTypeLength());
        }
        if (type.getLogicalTypeAnnotation() != null) {
            builder.as(type.getLogicalTypeAnnotation());
        }
        if (type.getId() != null) {
            builder.id(type.getId().intValue());
        }
        return builder.named(name);
    }

    /** The fields that these chains make together: those of one struct are gathered in it, where its first field stands. */
    static List<Type> merge(List<? extends Type> chains) {
        Map<String, List<Type>> byName = new LinkedHashMap<>();
        chains.forEach(chain -> byName.computeIfAbsent(chain.getName(), key -> new ArrayList<>())
                .add(chain));
        return byName.values().stream().map(TypeChains::gather).toList();
    }

    private static Type gather(List<Type> chains) {
        if (chains.size() == 1) {
            return chains.get(0);
        }
        List<Type> fields = new ArrayList<>();
        for (Type chain : chains) {
            if (chain.isPrimitive()) {
                throw new IllegalArgumentException("Two columns would be called '" + chain.getName()
                        + "' in a Parquet file; rename one, or correct its attribute " + KeptType.ATTRIBUTE + ".");
            }
            fields.addAll(chain.asGroupType().getFields());
        }
        GroupType first = chains.get(0).asGroupType();
        return first.withNewFields(merge(fields));
    }
}
