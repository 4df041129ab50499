package weft.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a link stands and how it is written.
 *
 * @param attribute the attribute it stands in; absent where it stands in none
 * @param position the part of the page; absent where there is no page around it
 * @param path how much of its URL it spells out; absent where that is not known
 */
public record LinkPlace(
    @Nullable LinkAttribute attribute, @Nullable LinkPosition position, @Nullable PathType path) {
  /** Nothing is known. */
  public static final LinkPlace UNKNOWN = new LinkPlace(null, null, null);

  /** The place of a reference that stands in no page: in a header, a feed, another file. */
  public static LinkPlace outside(String reference) {
    return new LinkPlace(null, null, PathType.of(reference));
  }

  /** Written out, since the places of links that are otherwise the same are compared. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LinkPlace place
        && place.attribute == attribute
        && place.position == position
        && place.path == path;
  }

  @Override
  public int hashCode() {
    return Objects.hash(attribute, position, path);
  }
}
