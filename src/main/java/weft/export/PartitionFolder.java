package weft.export;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Names of the folders of a partition: {@code key=value}, as Hive and its like write them. */
final class PartitionFolder {
  private static final String ABSENT = "__HIVE_DEFAULT_PARTITION__";

  private PartitionFolder() {}

  /** The name for a value; what is no letter or digit of ASCII, dot or hyphen is escaped. */
  static String of(Partition partition, @Nullable Object value) {
    String text = value == null ? "" : value.toString();
    return partition.label() + "=" + (text.isEmpty() ? ABSENT : escaped(text));
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || c == '.' || c == '-');
      escaped.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return escaped.toString();
  }
}
