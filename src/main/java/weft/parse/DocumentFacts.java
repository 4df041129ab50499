package weft.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.model.Heading;

/**
 * What a body says of itself, whatever its media type; absent or empty where it says nothing.
 *
 * @param canonical as written
 * @param base as written
 * @param needsScripts absent for what is no HTML
 * @param links as written, in document order
 */
record DocumentFacts(
    @Nullable String title,
    @Nullable String description,
    List<Heading> headings,
    @Nullable String canonical,
    @Nullable String base,
    @Nullable String language,
    @Nullable Boolean needsScripts,
    List<RawLink> links) {
  static final DocumentFacts NONE = links(null, List.of());

  /** A body that has a title, if that, and links. */
  static DocumentFacts links(@Nullable String title, List<RawLink> links) {
    return new DocumentFacts(title, null, List.of(), null, null, null, null, links);
  }
}
