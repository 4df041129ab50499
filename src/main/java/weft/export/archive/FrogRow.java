package weft.export.archive;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weft.model.ArchivedAnswer;
import weft.model.Header;
import weft.model.Headers;
import weft.model.Heading;
import weft.model.LinkKind;
import weft.model.Outlink;
import weft.model.Page;
import weft.url.Url;

/** One row of a table of Screaming Frog, by the names of its columns. */
final class FrogRow {
  private static final int MOST_OF_A_KIND = 10;

  private FrogRow() {}

  /** The field of a column; empty where the table has no such column. */
  static String field(NamedCsvRecord row, String column) {
    return row.findField(column).orElse("").strip();
  }

  /** The HTTP status; 0 where there was no answer. */
  static int status(NamedCsvRecord row) {
    String status = field(row, "Status Code");
    return status.matches("[1-9]\\d\\d") ? Integer.parseInt(status) : 0;
  }

  /**
   * The answer that a row tells of, or a page of which only links are known.
   *
   * @param written when the table was, for rows that do not say when they were crawled
   */
  static ArchivedAnswer answer(
      @Nullable NamedCsvRecord row, Url url, List<Outlink> links, Instant written, String source) {
    return new ArchivedAnswer(
        url,
        row == null ? written : at(row, written),
        row == null ? 200 : status(row),
        row == null ? new Headers(List.of(new Header("Content-Type", "text/html"))) : headers(row),
        row == null ? "" : protocol(field(row, "HTTP Version")),
        "",
        new byte[0],
        false,
        source,
        page(row, links));
  }

  private static Instant at(NamedCsvRecord row, Instant written) {
    try {
      String said = field(row, "Crawl Timestamp").replace(' ', 'T');
      return LocalDateTime.parse(said).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException _) {
      return written;
    }
  }

  private static String protocol(String version) {
    return version.isEmpty() ? "" : version.startsWith("2") ? "h2" : "http/" + version;
  }

  private static Headers headers(NamedCsvRecord row) {
    List<Header> fields = new ArrayList<>();
    add(fields, "Content-Type", field(row, "Content Type"));
    add(fields, "Last-Modified", field(row, "Last Modified"));
    add(fields, "X-Robots-Tag", field(row, "X-Robots-Tag 1"));
    add(fields, "Location", field(row, "Redirect URL"));
    return new Headers(fields);
  }

  private static void add(List<Header> fields, String name, String value) {
    if (!value.isEmpty()) {
      fields.add(new Header(name, value));
    }
  }

  private static Page page(@Nullable NamedCsvRecord row, List<Outlink> links) {
    return new Page(
        null,
        text(row, "Title 1"),
        text(row, "Meta Description 1"),
        row == null ? List.of() : headings(row),
        text(row, "Canonical Link Element 1"),
        row == null ? List.of() : directives(row),
        null,
        text(row, "Language"),
        null,
        links,
        List.of(),
        null,
        null);
  }

  private static @Nullable String text(@Nullable NamedCsvRecord row, String column) {
    String text = row == null ? "" : field(row, column);
    return text.isEmpty() ? null : text;
  }

  private static List<Heading> headings(NamedCsvRecord row) {
    List<Heading> headings = new ArrayList<>();
    for (int level = 1; level <= 2; level++) {
      for (int i = 1; i <= MOST_OF_A_KIND; i++) {
        String text = field(row, "H" + level + "-" + i);
        if (!text.isEmpty()) {
          headings.add(new Heading(level, text));
        }
      }
    }
    return headings;
  }

  private static List<String> directives(NamedCsvRecord row) {
    String all = field(row, "Meta Robots 1") + "," + field(row, "X-Robots-Tag 1");
    return Arrays.stream(all.toLowerCase(Locale.ROOT).split(",", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }

  /** The link that a row of all_inlinks tells of. */
  static Outlink link(NamedCsvRecord row, Url to) {
    String anchor = field(row, "Anchor");
    boolean nofollow =
        field(row, "Follow").equalsIgnoreCase("false") || field(row, "Rel").contains("nofollow");
    String text = anchor.isEmpty() ? field(row, "Alt Text") : anchor;
    return new Outlink(to, kind(field(row, "Type")), field(row, "Rel"), text, nofollow);
  }

  private static LinkKind kind(String type) {
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "image" -> LinkKind.IMG;
      case "css" -> LinkKind.STYLESHEET;
      case "javascript" -> LinkKind.SCRIPT;
      case "canonical", "html canonical" -> LinkKind.CANONICAL;
      case "http canonical" -> LinkKind.HTTP_CANONICAL;
      case "hreflang", "html hreflang" -> LinkKind.HREFLANG;
      case "http hreflang" -> LinkKind.HTTP_HREFLANG;
      case "rel next", "html rel next" -> LinkKind.NEXT;
      case "rel prev", "html rel prev" -> LinkKind.PREV;
      case "amp" -> LinkKind.AMPHTML;
      case "iframe" -> LinkKind.IFRAME;
      case "meta refresh" -> LinkKind.META_REFRESH;
      case "redirect", "http redirect" -> LinkKind.REDIRECT;
      case "mobile alternate" -> LinkKind.MOBILE_ALTERNATE;
      case "form" -> LinkKind.FORM;
      case "hyperlink", "" -> LinkKind.A;
      default -> LinkKind.LINK_ASSET;
    };
  }
}
