package weft.analysis;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Something that is derived from one run of a crawl and kept in tables of its own, for as long as
 * the run does not change: an order of links that the crawl does not keep, a count, the result of
 * an algorithm. It holds the rows of one run at a time.
 */
public interface Derivation {

  /** What it is called; as a rule the name of its only table. */
  String name();

  /** The version of its tables and of what fills them; another one has it made anew. */
  int version();

  /**
   * The tables and indices, each a statement that begins with {@code CREATE TABLE name} or {@code
   * CREATE INDEX name}. The workspace chooses whether they become temporary ones.
   */
  List<String> schema();

  /** What has to be there before. */
  default List<Derivation> needs() {
    return List.of();
  }

  /**
   * Fills the empty tables, within a transaction; neither commits nor rolls back. Statements name
   * tables alone, without the database that they are in.
   *
   * @param run whose rows are to be derived
   */
  void fill(Connection connection, long run, Progress progress) throws SQLException;
}
