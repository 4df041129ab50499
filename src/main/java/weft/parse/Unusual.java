package weft.parse;

/** What keeps a page from the streaming reader, which leaves such a page to jsoup. */
enum Unusual {
  /** A character that HTML replaces or drops, or that jsoup takes for the end of the text. */
  CHARACTER,
  /** A document type that is not plainly one. */
  DOCTYPE,
  /** The text ends within a tag, a CDATA section or an element that holds plain text. */
  CUT,
  /** A tag or attribute name with characters that no usual name has, or too many attributes. */
  NAME,
  /** Something in a table that belongs before it. */
  FOSTERED,
  /** A formatting element that ends around a block that is still open. */
  ADOPTED,
  /** A form that ends around elements that are still open. */
  FORM,
  /** Anything but options in a select element. */
  SELECT,
  /** A template. */
  TEMPLATE,
  /** A frame set. */
  FRAMESET,
  /** The html or body element a second time, with attributes. */
  MERGED,
  /** Elements deeper than a tree goes, or too many that are formatted. */
  DEPTH,
  /** A script that holds the beginnings of comments and scripts. */
  ESCAPED_SCRIPT,
  /** Something rare in SVG or MathML. */
  FOREIGN,
  /** A tag or reference whose effect on a text is rare. */
  TEXT,
  /** An element that ends the markup. */
  PLAINTEXT
}
