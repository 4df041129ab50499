package weft.export.parquet;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.OptionalLong;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MilliSeconds;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** The types that a column of a file may have. Every column may lack values. */
enum ColumnType {
  BOOLEAN(PrimitiveTypeName.BOOLEAN, Type.BOOLEAN),
  INTEGER(PrimitiveTypeName.INT64, Type.INT64),
  REAL(PrimitiveTypeName.DOUBLE, Type.DOUBLE),
  TEXT(PrimitiveTypeName.BINARY, Type.BYTE_ARRAY),
  BINARY(PrimitiveTypeName.BINARY, Type.BYTE_ARRAY),
  TIME(PrimitiveTypeName.INT64, Type.INT64);

  /** Levels of a column that is no list: a value is there, or it is not. */
  private static final int THERE = 1;

  private static final int ABSENT = 0;
  private static final long EXACT = 1L << 53;
  private static final int TIME_LENGTH = "2025-01-01T00:00:00.000Z".length();

  private final PrimitiveTypeName primitive;
  private final Type stored;

  ColumnType(PrimitiveTypeName primitive, Type stored) {
    this.primitive = primitive;
    this.stored = stored;
  }

  /** How it is stored, as the footer says it. */
  Type stored() {
    return stored;
  }

  /** What it means, as the footer says it; absent where the stored type says all. */
  @Nullable LogicalType logical() {
    return switch (this) {
      case TEXT -> LogicalType.STRING(new StringType());
      case TIME ->
          LogicalType.TIMESTAMP(new TimestampType(true, TimeUnit.MILLIS(new MilliSeconds())));
      case BOOLEAN, INTEGER, REAL, BINARY -> null;
    };
  }

  /** The same for readers of before 2018. */
  @Nullable ConvertedType converted() {
    return switch (this) {
      case TEXT -> ConvertedType.UTF8;
      case TIME -> ConvertedType.TIMESTAMP_MILLIS;
      case BOOLEAN, INTEGER, REAL, BINARY -> null;
    };
  }

  /** A column of this type, as whoever encodes it wants it. */
  PrimitiveType column(String name) {
    return Types.optional(primitive)
        .as(
            switch (this) {
              case TEXT -> LogicalTypeAnnotation.stringType();
              case TIME ->
                  LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.MILLIS);
              case BOOLEAN, INTEGER, REAL, BINARY -> null;
            })
        .named(name);
  }

  /** Whether a column of this type can have that value. */
  boolean holds(Object cell) {
    return switch (this) {
      case BOOLEAN -> isWhole(cell) && ((Number) cell).longValue() >>> 1 == 0;
      case INTEGER -> isWhole(cell);
      case REAL ->
          cell instanceof Double || (isWhole(cell) && isExact(((Number) cell).longValue()));
      case TEXT -> !(cell instanceof byte[]);
      case BINARY -> true;
      case TIME -> cell instanceof String text && millis(text).isPresent();
    };
  }

  /** Writes a value that it can have, or none; answers about how many bytes that is. */
  int write(@Nullable Object cell, ColumnWriter to) {
    if (cell == null) {
      to.writeNull(0, ABSENT);
      return 1;
    }
    switch (this) {
      case BOOLEAN -> to.write(((Number) cell).longValue() != 0, 0, THERE);
      case INTEGER -> to.write(((Number) cell).longValue(), 0, THERE);
      case REAL -> to.write(((Number) cell).doubleValue(), 0, THERE);
      case TIME -> to.write(millis((String) cell).orElseThrow(), 0, THERE);
      case TEXT, BINARY -> {
        byte[] bytes =
            cell instanceof byte[] own ? own : cell.toString().getBytes(StandardCharsets.UTF_8);
        to.write(Binary.fromConstantByteArray(bytes), 0, THERE);
        return bytes.length + Integer.BYTES;
      }
    }
    return Long.BYTES;
  }

  /** Whether a value is a whole number. */
  static boolean isWhole(Object cell) {
    return cell instanceof Long || cell instanceof Integer;
  }

  /** Whether a double can be that number. */
  static boolean isExact(long number) {
    return -EXACT <= number && number <= EXACT;
  }

  /** The time that a text of the views is, in milliseconds since 1970; none where it is not one. */
  static OptionalLong millis(String text) {
    if (text.length() != TIME_LENGTH || text.charAt(TIME_LENGTH - 1) != 'Z') {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Instant.parse(text).toEpochMilli());
    } catch (DateTimeException _) {
      return OptionalLong.empty();
    }
  }
}
