package weft.analysis;

import java.util.Locale;
import java.util.function.Consumer;

/** A form in which a graph is written for other programs. */
public enum GraphFormat {
  /** GraphML 1.0, XML. */
  GRAPHML,
  /** GEXF 1.3, XML. */
  GEXF,
  /** The language of Graphviz. */
  DOT,
  /** A list of edges, RFC 4180. */
  CSV;

  /** The word for it on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A writer of it, which hands on text in pieces. */
  GraphWriter writer(Consumer<String> out) {
    return switch (this) {
      case GRAPHML -> new GraphMlWriter(out);
      case GEXF -> new GexfWriter(out);
      case DOT -> new DotWriter(out);
      case CSV -> new EdgeListWriter(out);
    };
  }
}
