package weft.analysis;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** GEXF 1.3: a node's first attribute is its label too. */
final class GexfWriter implements GraphWriter {
  private final Consumer<String> out;
  private long written;

  GexfWriter(Consumer<String> out) {
    this.out = out;
  }

  @Override
  public void begin(List<NodeAttribute> attributes) {
    out.accept(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <gexf xmlns="http://gexf.net/1.3" version="1.3">
        <graph defaultedgetype="directed" mode="static">
        <attributes class="node" mode="static">
        """);
    for (int i = 0; i < attributes.size(); i++) {
      NodeAttribute attribute = attributes.get(i);
      out.accept(
          "<attribute id=\"n%d\" title=\"%s\" type=\"%s\"/>\n"
              .formatted(i, attribute.name(), attribute.type().label()));
    }
    out.accept(
        """
        </attributes>
        <attributes class="edge" mode="static">
        <attribute id="kind" title="kind" type="string"/>
        </attributes>
        <nodes>
        """);
  }

  @Override
  public void node(long id, List<? extends @Nullable Object> values) {
    StringBuilder node = new StringBuilder(300).append("<node id=\"").append(id);
    node.append("\" label=\"").append(XmlText.of(String.valueOf(values.getFirst())));
    node.append("\"><attvalues>");
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      if (value != null) {
        attribute(node, "n" + i, value.toString());
      }
    }
    out.accept(node.append("</attvalues></node>\n").toString());
  }

  @Override
  public void edges() {
    out.accept("</nodes>\n<edges>\n");
  }

  @Override
  public void edge(GraphEdge edge) {
    StringBuilder text = new StringBuilder(160).append("<edge id=\"").append(++written);
    text.append("\" source=\"").append(edge.source());
    text.append("\" target=\"").append(edge.target());
    text.append("\" weight=\"").append(edge.weight()).append('"');
    if (edge.kind() == null) {
      text.append("/>\n");
    } else {
      text.append("><attvalues>");
      attribute(text, "kind", edge.kind());
      text.append("</attvalues></edge>\n");
    }
    out.accept(text.toString());
  }

  private static void attribute(StringBuilder text, String id, String value) {
    text.append("<attvalue for=\"").append(id).append("\" value=\"");
    text.append(XmlText.of(value)).append("\"/>");
  }

  @Override
  public void end() {
    out.accept("</edges>\n</graph>\n</gexf>\n");
  }
}
