package weft.model;

/** As what a URL is crawled: as a page, as a sitemap of its site, or as both. Codes are stored. */
public enum Role {
  PAGE(1),
  SITEMAP(2),
  BOTH(3);

  private final int code;

  Role(int code) {
    this.code = code;
  }

  /** The number that stands for this role in the store. */
  public int code() {
    return code;
  }

  /** The role with that number. */
  public static Role of(int code) {
    return switch (code) {
      case 1 -> PAGE;
      case 2 -> SITEMAP;
      case 3 -> BOTH;
      default -> throw new IllegalArgumentException("role " + code);
    };
  }

  /** Whether whoever has this role has the other one too. */
  public boolean includes(Role other) {
    return (code & other.code) == other.code;
  }

  /** Both roles together. */
  public Role and(Role other) {
    return of(code | other.code);
  }
}
