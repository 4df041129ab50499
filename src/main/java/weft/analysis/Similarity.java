package weft.analysis;

import java.sql.SQLException;

/** Tells exactly how alike two sets are. */
@FunctionalInterface
interface Similarity {
  /** Between 0 and 1. */
  double of(int one, int other) throws SQLException;
}
