package dev.synth.io.internal.rows;

import dev.synth.io.internal.infer.Domain;
import java.util.Map;

/**
 * One column of rows of Java values.
 *
 * @param domain what is known of its values before they are read
 * @param attributes what its schema keeps, so that it can be written as it was read
 */
public record Field(String name, Domain domain, Map<String, String> attributes) {
    public Field {
        attributes = Map.copyOf(attributes);
    }
}
