package weft.parse;

import java.util.Locale;

/**
 * The name of an element and what the rules of tree construction say of it where it is HTML. Known
 * names are constants of {@link TagNames}; of an unknown one a page has a single object, so that
 * names are the same where the objects are.
 */
final class TagName {
  static final int BLOCK = 1;
  static final int VOID = 1 << 1;
  static final int KNOWN = 1 << 2;
  static final int SCOPE = 1 << 3;
  static final int LIST_SCOPE = 1 << 4;
  static final int BUTTON_SCOPE = 1 << 5;
  static final int TABLE_SCOPE = 1 << 6;
  static final int SELECT_MEMBER = 1 << 7;
  static final int IMPLIED_END = 1 << 8;
  static final int SPECIAL = 1 << 9;
  static final int FORMATS = 1 << 10;
  static final int CLOSES_P = 1 << 11;
  static final int RCDATA = 1 << 12;
  static final int RAWTEXT = 1 << 13;
  static final int HEAD = 1 << 14;
  static final int DROPPED = 1 << 15;
  static final int CLOSER = 1 << 16;
  static final int APPLET = 1 << 17;
  static final int HEADING = 1 << 18;
  static final int FOSTERS = 1 << 19;
  static final int BREAKS_OUT = 1 << 20;
  static final int TABLE_PART = 1 << 21;

  private final String text;
  private final int traits;

  /**
   * A name.
   *
   * @param text in lower case
   * @param traits a bit for each thing that is true of it
   */
  TagName(String text, int traits) {
    this.text = text;
    this.traits = traits;
  }

  /** A name that HTML does not know. */
  static TagName unknown(String name) {
    return new TagName(name.toLowerCase(Locale.ROOT), 0);
  }

  /** The name in lower case. */
  String text() {
    return text;
  }

  /** What is true of it. */
  int traits() {
    return traits;
  }

  /** Whether one of these traits is true. */
  boolean is(int any) {
    return (traits & any) != 0;
  }

  @Override
  public String toString() {
    return text;
  }
}
