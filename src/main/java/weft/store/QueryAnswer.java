package weft.store;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer of a query on its way to whoever asked. */
record QueryAnswer(ResultSet rows) {

  void into(RowSink sink) throws SQLException {
    ResultSetMetaData meta = rows.getMetaData();
    int width = meta.getColumnCount();
    List<String> names = new ArrayList<>(width);
    List<String> types = new ArrayList<>(width);
    for (int i = 1; i <= width; i++) {
      names.add(meta.getColumnLabel(i));
      types.add(declared(meta, i));
    }
    sink.declared(List.copyOf(types));
    sink.columns(List.copyOf(names));
    while (rows.next()) {
      List<@Nullable Object> cells = new ArrayList<>(width);
      for (int i = 1; i <= width; i++) {
        cells.add(rows.getObject(i));
      }
      sink.row(Collections.unmodifiableList(cells));
    }
  }

  /** The driver takes what no table declares for a number. */
  private static String declared(ResultSetMetaData meta, int column) throws SQLException {
    String type = meta.getColumnTypeName(column);
    return type.equals("NUMERIC") ? "" : type;
  }
}
