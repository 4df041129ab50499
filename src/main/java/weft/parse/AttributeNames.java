package weft.parse;

import org.jspecify.annotations.Nullable;
import weft.model.LinkAttribute;

/** The names of the attributes that extraction asks for; others are of no consequence. */
final class AttributeNames {
  private static final NameTable<String> TABLE = new NameTable<>(9);

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
    return TABLE.find(page, from, to, hash);
  }

  private static void add(String name) {
    if (TABLE.find(name) == null) {
      String interned = name.intern();
      TABLE.add(interned, interned);
    }
  }
}
