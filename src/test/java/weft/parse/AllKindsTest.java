package weft.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.model.LinkAttribute;
import weft.model.LinkKind;
import weft.model.LinkPosition;
import weft.model.Outlink;
import weft.model.Page;
import weft.model.PathType;

/** One page with every kind of link that HTML has, and the edges that it makes. */
class AllKindsTest {
  private static final Set<LinkKind> ELSEWHERE =
      EnumSet.of(
          LinkKind.REDIRECT,
          LinkKind.FRAME,
          LinkKind.HTTP_LINK,
          LinkKind.HTTP_LINK_ASSET,
          LinkKind.HTTP_REFRESH,
          LinkKind.HTTP_CANONICAL,
          LinkKind.HTTP_HREFLANG,
          LinkKind.HTTP_NEXT,
          LinkKind.HTTP_PREV,
          LinkKind.FEED,
          LinkKind.ENCLOSURE,
          LinkKind.PDF,
          LinkKind.ON_PAGE);

  @Test
  void everyKindMakesItsEdges() throws IOException {
    assertEquals(resource("all-kinds.txt"), edges(page()));
  }

  @Test
  void thePageHasEveryKindThatHtmlHas() throws IOException {
    Set<LinkKind> found = EnumSet.copyOf(ELSEWHERE);
    Stream.of(LinkKind.values()).filter(LinkKind::inSitemap).forEach(found::add);
    page().links().forEach(link -> found.add(link.kind()));
    assertEquals(EnumSet.allOf(LinkKind.class), found);
  }

  @Test
  void whatLeadsNowhereIsKeptApart() throws IOException {
    assertEquals(
        List.of("img data:image/gif;base64,R0", "a mailto:us@site.test"),
        page().unusable().stream().map(u -> u.kind().label() + " " + u.prefix()).toList());
  }

  /** The table's columns: kind, target, attribute, position, path type, text, rel, nofollow. */
  private static String edges(Page page) {
    return page.links().stream().map(AllKindsTest::line).collect(Collectors.joining("\n")) + "\n";
  }

  private static String line(Outlink link) {
    LinkAttribute attribute = link.place().attribute();
    LinkPosition position = link.place().position();
    PathType path = link.place().path();
    return String.join(
            " | ",
            link.kind().label(),
            link.target().text().replace("http://site.test/", "/"),
            orDash(attribute == null ? null : attribute.label()),
            orDash(position == null ? null : position.label()),
            orDash(path == null ? null : path.label()),
            orDash(link.text()),
            orDash(link.rel()))
        + (link.nofollow() ? " | nofollow" : "");
  }

  private static String orDash(@Nullable String text) {
    return text == null || text.isEmpty() ? "-" : text;
  }

  private static Page page() throws IOException {
    return Parsing.html(resource("all-kinds.html"));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = AllKindsTest.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(in).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
