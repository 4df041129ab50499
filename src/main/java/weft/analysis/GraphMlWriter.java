package weft.analysis;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** GraphML 1.0: keys, then nodes, then edges. */
final class GraphMlWriter implements GraphWriter {
  private final Consumer<String> out;

  GraphMlWriter(Consumer<String> out) {
    this.out = out;
  }

  @Override
  public void begin(List<NodeAttribute> attributes) {
    out.accept(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
        """);
    for (int i = 0; i < attributes.size(); i++) {
      key("n" + i, "node", attributes.get(i).name(), attributes.get(i).type().label());
    }
    key("kind", "edge", "kind", "string");
    key("weight", "edge", "weight", "long");
    out.accept("<graph id=\"links\" edgedefault=\"directed\">\n");
  }

  private void key(String id, String of, String name, String type) {
    out.accept(
        "<key id=\"%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n"
            .formatted(id, of, name, type));
  }

  @Override
  public void node(long id, List<? extends @Nullable Object> values) {
    StringBuilder node = new StringBuilder(200).append("<node id=\"").append(id).append("\">");
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      if (value != null) {
        data(node, "n" + i, value.toString());
      }
    }
    out.accept(node.append("</node>\n").toString());
  }

  @Override
  public void edges() {}

  @Override
  public void edge(GraphEdge edge) {
    StringBuilder text = new StringBuilder(120).append("<edge source=\"").append(edge.source());
    text.append("\" target=\"").append(edge.target()).append("\">");
    if (edge.kind() != null) {
      data(text, "kind", edge.kind());
    }
    data(text, "weight", Long.toString(edge.weight()));
    out.accept(text.append("</edge>\n").toString());
  }

  private static void data(StringBuilder text, String key, String value) {
    text.append("<data key=\"").append(key).append("\">");
    text.append(XmlText.of(value)).append("</data>");
  }

  @Override
  public void end() {
    out.accept("</graph>\n</graphml>\n");
  }
}
