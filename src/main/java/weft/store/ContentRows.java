package weft.store;

import java.sql.Connection;
import java.sql.SQLException;
import weft.model.Content;
import weft.model.ExtractedValue;
import weft.model.Extraction;
import weft.model.StructuredItem;

/**
 * The tables {@code content}, {@code structured} and {@code extracted_value}: what is derived from
 * bodies. Owned by whoever owns the connection.
 */
final class ContentRows implements AutoCloseable {
  private final Prepared content;
  private final Prepared item;
  private final Prepared rules;
  private final Prepared forget;
  private final Prepared value;

  ContentRows(Connection connection) throws SQLException {
    content =
        new Prepared(
            connection,
            """
            INSERT OR IGNORE INTO content (body, words, text, language, metadata, rules)
            VALUES (?, ?, ?, ?, ?, ?)\
            """);
    item =
        new Prepared(
            connection,
            """
            INSERT INTO structured (body, seq, format, type, json, source, trouble)
            VALUES (?, ?, ?, ?, ?, ?, ?)\
            """);
    rules = new Prepared(connection, "UPDATE content SET rules = ? WHERE body = ? AND rules <> ?");
    forget = new Prepared(connection, "DELETE FROM extracted_value WHERE body = ?");
    value =
        new Prepared(
            connection,
            """
            INSERT INTO extracted_value (body, seq, name, position, value, trouble)
            VALUES (?, ?, ?, ?, ?, ?)\
            """);
  }

  /** Adds the content of a body; where that is there already, only what other rules took. */
  void add(long body, Content derived) throws SQLException {
    content.put(body);
    (derived.text() == null ? content.putNull() : content.put(derived.words()))
        .put(derived.text())
        .put(derived.language())
        .put(derived.metadata())
        .put(derived.extraction().rules());
    if (content.update() == 0) {
      replace(body, derived.extraction());
      return;
    }
    int seq = 0;
    for (StructuredItem each : derived.structured()) {
      item.put(body)
          .put(seq++)
          .put(each.format())
          .put(each.type())
          .put(each.json())
          .put(each.source())
          .put(each.trouble())
          .update();
    }
    values(body, derived.extraction());
  }

  /** Puts what these rules took in the place of what others did. */
  void replace(long body, Extraction taken) throws SQLException {
    if (rules.put(taken.rules()).put(body).put(taken.rules()).update() > 0) {
      forget.put(body).update();
      values(body, taken);
    }
  }

  private void values(long body, Extraction taken) throws SQLException {
    int seq = 0;
    for (ExtractedValue each : taken.values()) {
      value
          .put(body)
          .put(seq++)
          .put(each.name())
          .put(each.position())
          .put(each.value())
          .put(each.trouble())
          .update();
    }
  }

  @Override
  public void close() throws SQLException {
    content.close();
    item.close();
    rules.close();
    forget.close();
    value.close();
  }
}
