package weft.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import weft.model.LinkAttribute;
import weft.model.LinkKind;
import weft.model.LinkPosition;
import weft.model.PathType;
import weft.model.Reason;
import weft.model.State;
import weft.store.StoreException.Kind;

/**
 * The tables and views of a Weft file. Tables come from the numbered resources, each carried out
 * once, in its own transaction; views and the tables that explain codes are made anew whenever
 * their source has changed.
 */
public final class Schema {
  /** Marks a SQLite file as Weft's: the letters {@code Weft}. */
  public static final int APPLICATION_ID = 0x57656674;

  /** The newest schema that this version knows, and the number of numbered resources. */
  public static final int VERSION = 2;

  private Schema() {}

  /** The documented views, in alphabetical order: name to columns, each with its meaning. */
  public static Map<String, List<Column>> views() {
    return Views.documented(resource("views.sql"));
  }

  /** A column of a view and its meaning in a line. */
  public record Column(String name, String meaning) {}

  /** Brings an open file up to date, making it a Weft file where it is empty. */
  static void prepare(Connection connection, Path file, String createdBy) throws SQLException {
    long version = check(connection, file, true);
    Database.run(connection, "PRAGMA journal_mode = WAL");
    for (long next = version + 1; next <= VERSION; next++) {
      migrate(connection, next, createdBy);
    }
    String source = Integer.toHexString((resource("views.sql") + codes()).hashCode());
    if (!source.equals(meta(connection, "views"))) {
      inTransaction(connection, () -> explain(connection, source));
    }
  }

  /** Refuses what is not Weft's or newer; answers the schema version. */
  static long check(Connection connection, Path file, boolean mayBeEmpty) throws SQLException {
    long id = Database.number(connection, "PRAGMA application_id");
    long version = Database.number(connection, "PRAGMA user_version");
    boolean empty =
        id == 0 && Database.number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
    if (empty && mayBeEmpty) {
      return 0;
    }
    if (empty) {
      throw new StoreException(
          Kind.UNUSABLE, file + " holds no crawl yet; start one with 'weft crawl'");
    }
    if (id != APPLICATION_ID) {
      throw new StoreException(
          Kind.FOREIGN, file + " is a SQLite file, but not one of Weft's; name another one");
    }
    if (version > VERSION) {
      throw new StoreException(
          Kind.NEWER,
          "%s was made by a newer Weft (schema %d, this one knows up to %d); install that one"
              .formatted(file, version, VERSION));
    }
    return version;
  }

  private static void migrate(Connection connection, long version, String createdBy)
      throws SQLException {
    inTransaction(
        connection,
        () -> {
          Database.run(connection, resource("%03d.sql".formatted(version)));
          if (version == 1) {
            Database.run(connection, "PRAGMA application_id = " + APPLICATION_ID);
            remember(connection, "hash_seed", Long.toString(new SecureRandom().nextLong()));
            remember(connection, "created_by", createdBy);
          }
          Database.run(connection, "PRAGMA user_version = " + version);
        });
  }

  private static void explain(Connection connection, String source) throws SQLException {
    Database.run(connection, codes());
    for (String view : existing(connection)) {
      Database.run(connection, "DROP VIEW \"" + view + "\"");
    }
    Database.run(connection, Views.script(resource("views.sql")));
    remember(connection, "views", source);
  }

  private static List<String> existing(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT name FROM sqlite_schema WHERE type = 'view'")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  /** Fills the tables that explain codes. */
  private static String codes() {
    StringBuilder sql = new StringBuilder();
    for (State state : State.values()) {
      sql.append(
          "INSERT OR REPLACE INTO state (code, name) VALUES (%d, '%s');\n"
              .formatted(state.code(), state.name().toLowerCase(Locale.ROOT)));
    }
    for (Reason reason : Reason.values()) {
      sql.append(
          "INSERT OR REPLACE INTO reason (code, name, state, meaning) VALUES (%d, '%s', %d, '%s');\n"
              .formatted(
                  reason.code(),
                  reason.label(),
                  reason.state().code(),
                  reason.meaning().replace("'", "''")));
    }
    for (LinkPosition position : LinkPosition.values()) {
      sql.append(
          "INSERT OR REPLACE INTO link_position (code, name) VALUES (%d, '%s');\n"
              .formatted(position.code(), position.label()));
    }
    for (PathType path : PathType.values()) {
      sql.append(
          "INSERT OR REPLACE INTO path_type (code, name) VALUES (%d, '%s');\n"
              .formatted(path.code(), path.label()));
    }
    for (LinkAttribute attribute : LinkAttribute.values()) {
      sql.append(
          "INSERT OR REPLACE INTO link_attribute (code, name) VALUES (%d, '%s');\n"
              .formatted(attribute.code(), attribute.label()));
    }
    for (LinkKind kind : LinkKind.values()) {
      LinkAttribute attribute = kind.attribute();
      sql.append(
          "INSERT OR REPLACE INTO link_kind (code, name, attribute) VALUES (%d, '%s', %s);\n"
              .formatted(kind.code(), kind.label(), attribute == null ? "NULL" : attribute.code()));
    }
    return sql.toString();
  }

  /** What the file says of itself under that key; empty where it says nothing. */
  static String meta(Connection connection, String key) throws SQLException {
    try (Prepared select = new Prepared(connection, "SELECT value FROM meta WHERE key = ?");
        ResultSet row = select.put(key).query()) {
      return row.next() ? row.getString(1) : "";
    }
  }

  /** Notes what the file says of itself under that key. */
  static void remember(Connection connection, String key, String value) throws SQLException {
    try (Prepared insert =
        new Prepared(connection, "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)")) {
      insert.put(key).put(value).update();
    }
  }

  @FunctionalInterface
  private interface Changes {
    void make() throws SQLException;
  }

  private static void inTransaction(Connection connection, Changes changes) throws SQLException {
    Database.run(connection, "BEGIN IMMEDIATE");
    try {
      changes.make();
      Database.run(connection, "COMMIT");
    } catch (SQLException | RuntimeException e) {
      Database.rollBack(connection, e);
      throw e;
    }
  }

  private static String resource(String name) {
    try (InputStream in = Schema.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
