package weft.export.parquet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * The columns of a file.
 *
 * @param names each once
 * @param types in the same order
 */
public record Columns(List<String> names, List<ColumnType> types) {
  /** What the row of a file is called that has these columns. */
  static final String ROW = "row";

  public Columns {
    names = List.copyOf(names);
    types = List.copyOf(types);
  }

  /** All but one. */
  public Columns without(int index) {
    return new Columns(without(names, index), without(types, index));
  }

  /** All things of a list but one. */
  static <T> List<T> without(List<T> list, int index) {
    List<T> others = new ArrayList<>(list);
    others.remove(index);
    return others;
  }

  /** As whoever encodes them wants them. */
  MessageType schema() {
    List<Type> fields = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      fields.add(types.get(i).column(names.get(i)));
    }
    return new MessageType(ROW, fields);
  }

  /**
   * Names that a file can have: each once, also for readers that do not tell capitals from small
   * letters, and none empty.
   */
  static List<String> distinct(List<String> names) {
    Set<String> taken = new HashSet<>();
    List<String> distinct = new ArrayList<>();
    for (String name : names) {
      String base = name.isEmpty() ? "column" : name;
      String free = base;
      for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
        free = base + "_" + i;
      }
      distinct.add(free);
    }
    return distinct;
  }
}
