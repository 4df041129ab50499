package weft.export;

import java.util.List;
import weft.analysis.Workspace;
import weft.model.LinkKind;

/** What metadata records say: how the crawl came to an answer, and the links in it. */
final class Outlinks {
  private static final String WAY =
      """
      SELECT v.text, c.hops, f.total, p.charset
      FROM fetch f
      LEFT JOIN crawl_url c ON c.run = f.run AND c.url = f.url
      LEFT JOIN url v ON v.id = c.via
      LEFT JOIN page p ON p.fetch = f.id
      WHERE f.id = ?
      """;

  private static final String LINKS =
      """
      SELECT t.text, l.kind, coalesce(a.name, b.name)
      FROM link l JOIN url t ON t.id = l.target
      LEFT JOIN link_attribute a ON a.code = l.place >> 6
      LEFT JOIN link_kind k ON k.code = l.kind
      LEFT JOIN link_attribute b ON b.code = k.attribute
      WHERE l.id BETWEEN ? AND ? ORDER BY l.id
      """;

  private final Workspace workspace;

  Outlinks(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Fields of a metadata record, in the form that Heritrix gives them. */
  String fields(Capture capture) {
    StringBuilder fields = new StringBuilder();
    Cells.of(
        workspace,
        WAY,
        List.of(capture.id()),
        row -> {
          field(fields, "via", row.text(0));
          field(fields, "hopsFromSeed", row.text(1).replaceFirst("^S", ""));
          field(fields, "fetchTimeMs", Long.toString(row.number(2) / 1000));
          field(fields, "charsetForLinkExtraction", row.text(3));
        });
    if (capture.links() > 0) {
      Cells.of(
          workspace,
          LINKS,
          List.of(capture.firstLink(), capture.firstLink() + capture.links() - 1),
          row -> field(fields, "outlink", row.text(0) + " " + place(row)));
    }
    return fields.toString();
  }

  /** Letter of the hop, element and attribute: {@code L a/@href}. */
  private static String place(Cells row) {
    LinkKind kind = LinkKind.of((int) row.number(1));
    String attribute = row.has(2) ? "/@" + row.text(2) : "";
    return kind.hop().letter() + " " + kind.label() + attribute;
  }

  private static void field(StringBuilder fields, String name, String value) {
    if (!value.isEmpty()) {
      fields.append(name).append(": ").append(value).append("\r\n");
    }
  }
}
