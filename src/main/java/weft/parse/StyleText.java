package weft.parse;

import org.jspecify.annotations.Nullable;
import weft.model.LinkAttribute;
import weft.model.LinkKind;

/** CSS as a source of links. */
final class StyleText {
  private StyleText() {}

  /** What a style sheet in a file of its own says. */
  static DocumentFacts facts(String css) {
    RawLinks links = new RawLinks();
    add(css, null, links);
    return DocumentFacts.links(null, links.all());
  }

  /** Adds the links of a style sheet, or of an attribute that holds one. */
  static void add(String css, @Nullable LinkAttribute attribute, RawLinks links) {
    add(css, attribute, LinkKind.CSS_URL, links);
  }

  /** Adds the links of CSS, all but imports as one kind. */
  static void add(String css, @Nullable LinkAttribute attribute, LinkKind kind, RawLinks links) {
    CssScanner.scan(
        css,
        (reference, imported) ->
            links.addOther(imported ? LinkKind.CSS_IMPORT : kind, attribute, reference, ""));
  }
}
