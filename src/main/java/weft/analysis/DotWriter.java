package weft.analysis;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The language of Graphviz: a node's first attribute is its label. */
final class DotWriter implements GraphWriter {
  private final Consumer<String> out;
  private List<NodeAttribute> attributes = List.of();

  DotWriter(Consumer<String> out) {
    this.out = out;
  }

  @Override
  public void begin(List<NodeAttribute> attributes) {
    this.attributes = List.copyOf(attributes);
    out.accept("digraph links {\n");
  }

  @Override
  public void node(long id, List<? extends @Nullable Object> values) {
    StringBuilder node = new StringBuilder(200).append(id).append(" [label=");
    node.append(quoted(String.valueOf(values.getFirst())));
    for (int i = 1; i < values.size(); i++) {
      Object value = values.get(i);
      if (value != null) {
        node.append(' ').append(attributes.get(i).name()).append('=');
        node.append(quoted(value.toString()));
      }
    }
    out.accept(node.append("]\n").toString());
  }

  @Override
  public void edges() {}

  @Override
  public void edge(GraphEdge edge) {
    StringBuilder text = new StringBuilder(80).append(edge.source());
    text.append(" -> ").append(edge.target()).append(" [weight=").append(edge.weight());
    if (edge.kind() != null) {
      text.append(" kind=").append(quoted(edge.kind()));
    }
    out.accept(text.append("]\n").toString());
  }

  @Override
  public void end() {
    out.accept("}\n");
  }

  /** A quoted string: Graphviz reads escapes and character references in it. */
  private static String quoted(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16).append('"');
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '"' -> safe.append("\\\"");
        case '\\' -> safe.append("\\\\");
        case '&' -> safe.append("&amp;");
        default -> safe.appendCodePoint(printable(c) ? c : ' ');
      }
    }
    return safe.append('"').toString();
  }

  private static boolean printable(int c) {
    return !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
  }
}
