package weft.parse;

/** What an element belongs to. */
enum Namespace {
  HTML,
  SVG,
  MATHML;

  /** What the name says of an element here, of what counts for scopes and the like. */
  int traits(TagName name) {
    return switch (this) {
      case HTML -> name.traits();
      case SVG ->
          switch (name.text()) {
            case "desc", "foreignobject", "title" -> TagName.SCOPE | TagName.SPECIAL;
            default -> 0;
          };
      case MATHML ->
          switch (name.text()) {
            case "annotation-xml", "mi", "mn", "mo", "ms", "mtext" ->
                TagName.SCOPE | TagName.SPECIAL;
            default -> 0;
          };
    };
  }

  /** Whether words before and after such an element are two words. */
  boolean separates(TagName name) {
    return switch (this) {
      case HTML -> name.is(TagName.BLOCK) || name.equals(TagNames.BR);
      case SVG ->
          switch (name.text()) {
            case "svg", "femerge", "femergenode", "br" -> true;
            default -> false;
          };
      case MATHML -> name.text().equals("math") || name.equals(TagNames.BR);
    };
  }
}
