package weft.parse;

/**
 * An element as extraction sees it, at the moment when a walk comes to it: of jsoup's tree, or from
 * the streaming reader. It is lent: nobody keeps it beyond that moment.
 */
interface PageElement {

  /** The name in lower case. */
  String name();

  /** Whether it is SVG. */
  boolean isSvg();

  /** Whether words before and after it are two words: it is a block or a line break. */
  boolean separates();

  /** Whether there is such an attribute. */
  boolean has(String attribute);

  /** The value of an attribute; empty where there is none. */
  String attr(String attribute);

  /** Hands over in order, among others, the attributes that mean something on any element. */
  void attributes(AttributeSink sink);

  /** What a script or a style element holds. */
  String data();

  /** Takes attributes in order. */
  @FunctionalInterface
  interface AttributeSink {
    void attribute(PageElement of, String name, String value);
  }
}
