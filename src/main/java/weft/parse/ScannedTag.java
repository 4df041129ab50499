package weft.parse;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A start or end tag in a page's text. Attributes stay where they are, as positions; values are cut
 * out and decoded when somebody asks. Used for one tag after the other.
 */
final class ScannedTag implements PageElement {
  private static final int MOST = 500;

  private final String page;
  private final char[] chars;
  private final Map<String, TagName> unknown;
  private TagName name = TagNames.HTML;
  private Namespace namespace = Namespace.HTML;
  private int nameFrom;
  private int nameTo;
  private int all;
  private int count;
  private String[] keys = new String[8];
  private int[] from = new int[8];
  private int[] to = new int[8];
  private boolean oddCase;
  private boolean selfClosing;
  private int dataFrom;
  private int dataTo;

  private ScannedTag(String page, char[] chars, Map<String, TagName> unknown) {
    this.page = page;
    this.chars = chars;
    this.unknown = unknown;
  }

  /** A tag of that page. */
  ScannedTag(String page) {
    this(page, page.toCharArray(), new HashMap<>());
  }

  /** Another tag of the same page. */
  ScannedTag another() {
    return new ScannedTag(page, chars, unknown);
  }

  /** Makes this a tag that is written nowhere. */
  ScannedTag implied(TagName of) {
    clear();
    return as(of, Namespace.HTML);
  }

  /** Says what element the tag makes. */
  ScannedTag as(TagName of, Namespace in) {
    name = of;
    namespace = in;
    return this;
  }

  /** Says where the text of the element stands, if it holds plain text. */
  void holds(int begin, int end) {
    dataFrom = begin;
    dataTo = end;
  }

  /** Reads the tag whose name begins at a position; answers where it ends. */
  int scan(int begin) throws UnusualException {
    clear();
    char[] text = chars;
    int hash = 0;
    int at = begin;
    while (at < text.length && !ends(text[at])) {
      hash = hash(hash, text[at++]);
    }
    nameFrom = begin;
    nameTo = at;
    name = name(hash);
    while (true) {
      at = skipSpace(text, at);
      char c = at(at);
      if (c == '>') {
        return at + 1;
      }
      if (c != '/') {
        at = attribute(at);
      } else if (++at < text.length && text[at] == '>') {
        selfClosing = true;
        return at + 1;
      }
    }
  }

  private void clear() {
    all = 0;
    count = 0;
    oddCase = false;
    selfClosing = false;
    dataFrom = 0;
    dataTo = 0;
    namespace = Namespace.HTML;
  }

  private TagName name(int hash) throws UnusualException {
    TagName known = TagNames.find(chars, nameFrom, nameTo, hash);
    if (known != null) {
      return known;
    }
    plain(nameFrom, nameTo);
    String written = page.substring(nameFrom, nameTo);
    TagName made = TagName.unknown(written);
    return unknown.computeIfAbsent(made.text(), _ -> made);
  }

  /** Names beyond ASCII change their length in lower case, and what jsoup trims is no matter. */
  private void plain(int begin, int end) throws UnusualException {
    for (int i = begin; i < end; i++) {
      if (chars[i] <= ' ' || chars[i] >= 0x7F) {
        throw new UnusualException(Unusual.NAME);
      }
    }
  }

  private int attribute(int begin) throws UnusualException {
    char[] text = chars;
    int hash = hash(0, text[begin]);
    int at = begin + 1;
    while (at < text.length && text[at] != '=' && !ends(text[at])) {
      hash = hash(hash, text[at++]);
    }
    int end = at;
    at = skipSpace(text, at);
    if (at(at) != '=') {
      add(begin, end, hash, at, at);
      return at;
    }
    int valueFrom = skipSpace(text, at + 1);
    char quote = at(valueFrom);
    boolean quoted = quote == '"' || quote == '\'';
    int valueTo = quoted ? quoted(quote, ++valueFrom) : unquoted(valueFrom);
    add(begin, end, hash, valueFrom, valueTo);
    return quoted ? valueTo + 1 : valueTo;
  }

  private int quoted(char quote, int begin) throws UnusualException {
    char[] text = chars;
    int at = begin;
    while (at < text.length && text[at] != quote) {
      at++;
    }
    if (at == text.length) {
      throw new UnusualException(Unusual.CUT);
    }
    return at;
  }

  private int unquoted(int begin) {
    int at = begin;
    while (at < chars.length && chars[at] != '>' && !Ascii.isSpace(chars[at])) {
      at++;
    }
    return at;
  }

  private void add(int begin, int end, int hash, int valueFrom, int valueTo)
      throws UnusualException {
    String key = AttributeNames.find(chars, begin, end, hash);
    if (++all > MOST) {
      throw new UnusualException(Unusual.NAME);
    }
    if (key == null) {
      plain(begin, end);
    } else if (index(key) < 0) {
      if (count == keys.length) {
        grow();
      }
      oddCase |= !page.startsWith(key, begin);
      keys[count] = key;
      from[count] = valueFrom;
      to[count++] = valueTo;
    }
  }

  private void grow() {
    keys = Arrays.copyOf(keys, count * 2);
    from = Arrays.copyOf(from, count * 2);
    to = Arrays.copyOf(to, count * 2);
  }

  private int index(String key) {
    for (int i = 0; i < count; i++) {
      if (keys[i].equals(key)) {
        return i;
      }
    }
    return -1;
  }

  private char at(int position) throws UnusualException {
    if (position >= chars.length) {
      throw new UnusualException(Unusual.CUT);
    }
    return chars[position];
  }

  private static int skipSpace(char[] text, int begin) {
    int at = begin;
    while (at < text.length && text[at] <= ' ' && Ascii.isSpace(text[at])) {
      at++;
    }
    return at;
  }

  private static boolean ends(char c) {
    return c <= '>' && (c == '>' || c == '/' || Ascii.isSpace(c));
  }

  /** The hash of a name with one more character, in any case. */
  static int hash(int before, char c) {
    return 31 * before + (c | 0x20);
  }

  /** The name as the rules of tree construction know it. */
  TagName tagName() {
    return name;
  }

  boolean isSelfClosing() {
    return selfClosing;
  }

  /** Whether no attribute would mean anything on the elements around all others. */
  boolean isIdle() {
    boolean named = count == 1 && keys[0].equals("id");
    return count == 0 || (named && !ScriptDependence.isRoot(this, name.text()));
  }

  /** Whether the name of a known attribute is not written in lower case. */
  boolean hasOddCase() {
    return oddCase;
  }

  /** Whether the name is written exactly like that. */
  boolean isWritten(String exactly) {
    return nameTo - nameFrom == exactly.length() && page.startsWith(exactly, nameFrom);
  }

  @Override
  public String name() {
    return name.text();
  }

  @Override
  public boolean isSvg() {
    return namespace == Namespace.SVG;
  }

  @Override
  public boolean separates() {
    return namespace.separates(name);
  }

  @Override
  public boolean has(String attribute) {
    return index(attribute) >= 0;
  }

  @Override
  public String attr(String attribute) {
    int i = index(attribute);
    return i < 0 ? "" : value(i);
  }

  @Override
  public void attributes(AttributeSink sink) {
    for (int i = 0; i < count; i++) {
      if (meansSomethingAnywhere(keys[i])) {
        sink.attribute(this, keys[i], value(i));
      }
    }
  }

  private static boolean meansSomethingAnywhere(String key) {
    char first = key.charAt(0);
    return (first == 'd' && key.startsWith("data-"))
        || (first == 'h' && key.startsWith("hx-"))
        || (first == 's' && key.equals("style"));
  }

  @Override
  public String data() {
    return page.substring(dataFrom, dataTo);
  }

  private String value(int i) {
    return CharacterReferences.decode(page.substring(from[i], to[i]), true);
  }
}
