package weft.store;

import weft.model.LinkAttribute;
import weft.model.LinkPlace;
import weft.model.LinkPosition;
import weft.model.Outlink;
import weft.model.PathType;

/**
 * The places of links as numbers: three bits for the position, three for the path type, above them
 * the attribute, which is 0 where it is the usual one of the link's kind. So most places fit into a
 * byte. The view {@code links} takes them apart again.
 */
final class Places {
  private static final int PATH = 3;
  private static final int ATTRIBUTE = 6;

  private Places() {}

  /** The number that stands for a link's place. */
  static int code(Outlink link) {
    LinkPlace place = link.place();
    LinkPosition position = place.position();
    PathType path = place.path();
    LinkAttribute attribute = place.attribute();
    return (position == null ? 0 : position.code())
        | (path == null ? 0 : path.code()) << PATH
        | (attribute == null || attribute == link.kind().attribute() ? 0 : attribute.code())
            << ATTRIBUTE;
  }
}
