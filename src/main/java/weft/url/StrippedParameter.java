package weft.url;

/**
 * A query parameter that does not tell resources apart and is dropped from URLs.
 *
 * @param host where; {@code *} for everywhere
 * @param name its name as it stands in the query, before any decoding
 */
public record StrippedParameter(Glob host, Glob name) {

  /** That parameter on every host. */
  public static StrippedParameter everywhere(String name) {
    return new StrippedParameter(Glob.of("*"), Glob.of(name));
  }
}
