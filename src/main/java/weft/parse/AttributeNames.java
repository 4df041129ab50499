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

  /**
   * The known name that stands in a page between two positions, in any case; or none.
   *
   * @param hash of the characters, by {@link ScannedTag#hash}
   */
  static @Nullable String find(char[] page, int from, int to, int hash) {
    int slot = (hash ^ (hash >>> 9)) & (SLOTS - 1);
    String name = TABLE[slot];
    while (name != null && !isWritten(name, page, from, to)) {
      slot = (slot + 1) & (SLOTS - 1);
      name = TABLE[slot];
    }
    return name;
  }

  private static boolean isWritten(String name, char[] page, int from, int to) {
    if (name.length() != to - from) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (Ascii.lower(page[i]) != name.charAt(i - from)) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String find(String name) {
    char[] letters = name.toCharArray();
    return find(letters, 0, letters.length, hash(name));
  }

  private static int hash(String name) {
    int hash = 0;
    for (int i = 0; i < name.length(); i++) {
      hash = ScannedTag.hash(hash, name.charAt(i));
    }
    return hash;
  }

  private static void add(String name) {
    if (find(name) == null) {
      int hash = hash(name);
      int slot = (hash ^ (hash >>> 9)) & (SLOTS - 1);
      while (TABLE[slot] != null) {
        slot = (slot + 1) & (SLOTS - 1);
      }
      TABLE[slot] = name.intern();
    }
  }
}
