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

  /** A tag of that page; tags of one page share the names that HTML does not know. */
  ScannedTag(String page, Map<String, TagName> unknown) {
    this.page = page;
    this.unknown = unknown;
  }

  /** A tag of that page. */
  ScannedTag(String page) {
    this(page, new HashMap<>());
  }

  /** Another tag of the same page. */
  ScannedTag another() {
    return new ScannedTag(page, unknown);
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
    nameFrom = begin;
    int at = begin;
    while (at < page.length() && !ends(page.charAt(at))) {
      at++;
    }
    nameTo = at;
    name = scannedName();
    while (true) {
      at = skipSpace(at);
      char c = at(at);
      if (c == '>') {
        return at + 1;
      }
      if (c == '/') {
        at++;
        if (at < page.length() && page.charAt(at) == '>') {
          selfClosing = true;
          return at + 1;
        }
      } else {
        at = attribute(at);
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

  private TagName scannedName() throws UnusualException {
    TagName known = TagNames.find(page, nameFrom, nameTo);
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
      if (page.charAt(i) <= ' ' || page.charAt(i) >= 0x7F) {
        throw new UnusualException(Unusual.NAME);
      }
    }
  }

  private int attribute(int begin) throws UnusualException {
    int at = begin + 1;
    while (at < page.length() && page.charAt(at) != '=' && !ends(page.charAt(at))) {
      at++;
    }
    int end = at;
    at = skipSpace(at);
    int valueFrom = at;
    int valueTo = at;
    int next = at;
    if (at(at) == '=') {
      valueFrom = skipSpace(at + 1);
      char quote = at(valueFrom);
      if (quote == '"' || quote == '\'') {
        valueTo = page.indexOf(quote, ++valueFrom);
        next = valueTo + 1;
        if (valueTo < 0) {
          throw new UnusualException(Unusual.CUT);
        }
      } else {
        valueTo = unquoted(valueFrom);
        next = valueTo;
      }
    }
    add(begin, end, valueFrom, valueTo);
    return next;
  }

  private int unquoted(int begin) {
    int at = begin;
    while (at < page.length() && page.charAt(at) != '>' && !Ascii.isSpace(page.charAt(at))) {
      at++;
    }
    return at;
  }

  private void add(int begin, int end, int valueFrom, int valueTo) throws UnusualException {
    String key = AttributeNames.find(page, begin, end);
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
    if (position >= page.length()) {
      throw new UnusualException(Unusual.CUT);
    }
    return page.charAt(position);
  }

  private int skipSpace(int begin) {
    int at = begin;
    while (at < page.length() && Ascii.isSpace(page.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean ends(char c) {
    return c <= '>' && (c == '>' || c == '/' || Ascii.isSpace(c));
  }

  /** The name as the rules of tree construction know it. */
  TagName tagName() {
    return name;
  }

  boolean isSelfClosing() {
    return selfClosing;
  }

  /** Whether there is any attribute, known or not. */
  boolean hasAttributes() {
    return all > 0;
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
      if (keys[i].length() > 4) {
        sink.attribute(keys[i], value(i));
      }
    }
  }

  @Override
  public String data() {
    return page.substring(dataFrom, dataTo);
  }

  private String value(int i) {
    return CharacterReferences.decode(page.substring(from[i], to[i]), true);
  }
}
