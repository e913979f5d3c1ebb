package dev.synth.eval.internal.report;

/**
 * Writes HTML that is also well-formed XML: every text and attribute is escaped, every element is closed.
 *
 * <p>Tags are written as {@code name#id.class.class}; attributes follow as names and values in turn.
 */
final class Markup {
    private final StringBuilder out = new StringBuilder(1 << 16);

    /** An element with children. */
    Markup node(String tag, Runnable children, String... attributes) {
        String name = start(tag, attributes);
        out.append('>');
        children.run();
        return end(name);
    }

    /** An element that holds text alone. */
    Markup leaf(String tag, String text, String... attributes) {
        return node(tag, () -> text(text), attributes);
    }

    /** One of HTML's void elements, such as {@code meta}. */
    Markup single(String tag, String... attributes) {
        start(tag, attributes);
        out.append(" />");
        return this;
    }

    Markup text(String text) {
        escape(text);
        return this;
    }

    /** Text that is markup already and trusted. */
    Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private String start(String tag, String... attributes) {
        String[] classes = tag.split("\\.");
        String[] nameAndId = classes[0].split("#");
        out.append('<').append(nameAndId[0]);
        if (nameAndId.length > 1) {
            attribute("id", nameAndId[1]);
        }
        if (classes.length > 1) {
            attribute("class", tag.substring(classes[0].length() + 1).replace('.', ' '));
        }
        for (int i = 0; i < attributes.length; i += 2) {
            attribute(attributes[i], attributes[i + 1]);
        }
        return nameAndId[0];
    }

    private Markup end(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    private void attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        escape(value);
        out.append('"');
    }

    private void escape(String text) {
        Texts.printable(text).chars().forEach(c -> {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append((char) c);
            }
        });
    }
}
