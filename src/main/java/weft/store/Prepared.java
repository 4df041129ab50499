package weft.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** A statement that is kept, its parameters put in one after the other. */
final class Prepared implements AutoCloseable {
  private final PreparedStatement statement;
  private int last;

  Prepared(Connection connection, String sql) throws SQLException {
    statement = connection.prepareStatement(sql);
  }

  Prepared put(long value) throws SQLException {
    statement.setLong(++last, value);
    return this;
  }

  Prepared put(double value) throws SQLException {
    statement.setDouble(++last, value);
    return this;
  }

  Prepared put(boolean value) throws SQLException {
    return put(value ? 1 : 0);
  }

  Prepared put(@Nullable String value) throws SQLException {
    statement.setString(++last, value);
    return this;
  }

  Prepared put(byte[] value) throws SQLException {
    statement.setBytes(++last, value);
    return this;
  }

  /** Puts a number in, or NULL in place of the one that stands for nothing. */
  Prepared putUnless(long nothing, long value) throws SQLException {
    if (value == nothing) {
      return putNull();
    }
    return put(value);
  }

  Prepared putNull() throws SQLException {
    statement.setNull(++last, Types.NULL);
    return this;
  }

  /** Carries out a change; answers how many rows it touched. */
  int update() throws SQLException {
    last = 0;
    return statement.executeUpdate();
  }

  /** Carries out a query; the caller closes what it answers before the next one. */
  ResultSet query() throws SQLException {
    last = 0;
    return statement.executeQuery();
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
