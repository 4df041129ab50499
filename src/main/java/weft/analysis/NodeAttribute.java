package weft.analysis;

import java.util.Locale;

/**
 * Something that a graph's file says about its nodes.
 *
 * @param name of it
 * @param type of its values
 */
record NodeAttribute(String name, Type type) {

  /** A type of values. GraphML and GEXF have the same names for them. */
  enum Type {
    STRING,
    LONG,
    DOUBLE;

    /** Its name in a file. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
