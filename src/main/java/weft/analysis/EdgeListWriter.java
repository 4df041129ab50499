package weft.analysis;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Edges alone, comma-separated, with a header. */
final class EdgeListWriter implements GraphWriter {
  private final Consumer<String> out;

  EdgeListWriter(Consumer<String> out) {
    this.out = out;
  }

  @Override
  public boolean namesEdges() {
    return true;
  }

  @Override
  public void begin(List<NodeAttribute> attributes) {
    out.accept("source,target,kind,weight\n");
  }

  @Override
  public void node(long id, List<? extends @Nullable Object> values) {}

  @Override
  public void edges() {}

  @Override
  public void edge(GraphEdge edge) {
    StringBuilder line = new StringBuilder(160);
    line.append(field(edge.sourceName())).append(',').append(field(edge.targetName())).append(',');
    line.append(edge.kind() == null ? "" : edge.kind()).append(',').append(edge.weight());
    out.accept(line.append('\n').toString());
  }

  @Override
  public void end() {}

  private static String field(String text) {
    boolean quote = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quote ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
