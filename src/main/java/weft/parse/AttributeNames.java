package weft.parse;

import org.jspecify.annotations.Nullable;
import weft.model.LinkAttribute;

/** The names of the attributes that extraction asks for; others are of no consequence. */
final class AttributeNames {
  private static final int SLOTS = 512;
  private static final @Nullable String[] TABLE = new String[SLOTS];

  static {
    for (LinkAttribute attribute : LinkAttribute.values()) {
      add(attribute.label());
    }
    String others =
        """
        alt color data-hx-delete data-hx-get data-hx-patch data-hx-post data-hx-put encoding face
        http-equiv hreflang id lang media name ng-app property rel role shadowrootmode size type
        xml:lang\
        """;
    for (String name : others.split("\\s+", -1)) {
      add(name);
    }
  }

  private AttributeNames() {}

  /** The known name that stands in a text between two positions, in any case; or none. */
  static @Nullable String find(String text, int from, int to) {
    int slot = slot(text, from, to);
    String name = TABLE[slot];
    while (name != null && !Ascii.matches(name, text, from, to)) {
      slot = (slot + 1) & (SLOTS - 1);
      name = TABLE[slot];
    }
    return name;
  }

  private static void add(String name) {
    if (find(name, 0, name.length()) == null) {
      int slot = slot(name, 0, name.length());
      while (TABLE[slot] != null) {
        slot = (slot + 1) & (SLOTS - 1);
      }
      TABLE[slot] = name.intern();
    }
  }

  private static int slot(String text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + (text.charAt(i) | 0x20);
    }
    return (hash ^ (hash >>> 9)) & (SLOTS - 1);
  }
}
