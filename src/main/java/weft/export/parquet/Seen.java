package weft.export.parquet;

import org.jspecify.annotations.Nullable;

/**
 * What has been seen of the values of a column. SQLite lets every value have a type of its own, a
 * Parquet file does not. Owned by one thread.
 */
final class Seen {
  private final @Nullable ColumnType hint;
  private boolean flags;
  private boolean whole;
  private boolean large;
  private boolean real;
  private boolean times;
  private boolean text;
  private boolean binary;

  Seen(@Nullable ColumnType hint) {
    this.hint = hint;
  }

  /** Takes note of a value. */
  void see(@Nullable Object cell) {
    switch (cell) {
      case null -> {}
      case byte[] _ -> binary = true;
      case String value -> {
        if (!text) {
          seeText(value);
        }
      }
      case Double _ -> real = true;
      default -> seeWhole(((Number) cell).longValue());
    }
  }

  private void seeText(String value) {
    if (hint == ColumnType.TIME && ColumnType.TIME.holds(value)) {
      times = true;
    } else {
      text = true;
    }
  }

  private void seeWhole(long number) {
    if (number >>> 1 == 0) {
      flags = true;
    } else {
      whole = true;
      large |= !ColumnType.isExact(number);
    }
  }

  /** The narrowest type that has all of them: the expected one where it can be. */
  ColumnType type() {
    boolean numbers = flags || whole || real;
    if (binary) {
      return ColumnType.BINARY;
    }
    if (text || (times && numbers) || ((real || hint == ColumnType.REAL) && large)) {
      return ColumnType.TEXT;
    }
    if (times) {
      return ColumnType.TIME;
    }
    if (numbers) {
      return ofNumbers();
    }
    return hint == null ? ColumnType.TEXT : hint;
  }

  private ColumnType ofNumbers() {
    if (real || hint == ColumnType.REAL) {
      return ColumnType.REAL;
    }
    return hint == ColumnType.BOOLEAN && !whole ? ColumnType.BOOLEAN : ColumnType.INTEGER;
  }
}
