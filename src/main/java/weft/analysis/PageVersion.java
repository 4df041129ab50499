package weft.analysis;

import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * What is compared of a URL in a run.
 *
 * @param fields by name, in the order in which they are reported; without those it has not
 * @param links where it links to, each URL once
 * @param text main text; absent where it has none, or none was derived
 * @param derived whether its content was derived
 * @param body SHA-256 of its body; absent where it has none
 */
record PageVersion(
    SequencedMap<String, String> fields,
    SequencedSet<String> links,
    @Nullable String text,
    boolean derived,
    @Nullable String body) {

  /** The fields that are always compared. */
  static final List<String> FIELDS =
      List.of(
          "state",
          "status",
          "redirect",
          "content-type",
          "title",
          "description",
          "canonical",
          "robots",
          "language",
          "headings",
          "x-robots-tag",
          "content-language",
          "link-header",
          "cache-control",
          "content-security-policy",
          "strict-transport-security");
}
