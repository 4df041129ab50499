package weft.analysis;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import weft.analysis.PageChange.Kind;

/** How many URLs have changed from one run to another, and in what. For one thread. */
public final class DiffCounts {
  private final Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
  private final Map<String, Long> fields = new TreeMap<>();
  private long same;
  private long otherBytes;

  void add(PageChange change) {
    kinds.merge(change.kind(), 1L, Long::sum);
    change.fields().stream()
        .map(PageChange.Field::name)
        .distinct()
        .forEach(name -> fields.merge(name, 1L, Long::sum));
  }

  void addSame(boolean sameBytes) {
    same++;
    otherBytes += sameBytes ? 0 : 1;
  }

  /** How many URLs are new, gone or changed. */
  public long of(Kind kind) {
    return kinds.getOrDefault(kind, 0L);
  }

  /** In how many pages each field has changed, by its name. */
  public Map<String, Long> fields() {
    return Map.copyOf(fields);
  }

  /** URLs of which everything that is compared is the same. */
  public long same() {
    return same;
  }

  /** Of these, how many answered other bytes. */
  public long otherBytes() {
    return otherBytes;
  }
}
