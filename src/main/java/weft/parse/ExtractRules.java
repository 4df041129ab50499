package weft.parse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import weft.model.ExtractedValue;
import weft.model.Extraction;

/**
 * The columns that the user defines, at most one of each name.
 *
 * @param rules in the order in which they are carried out
 */
public record ExtractRules(List<ExtractRule> rules) {
  /** No columns. */
  public static final ExtractRules NONE = new ExtractRules(List.of());

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  /** Of several rules for one column the last counts. */
  public ExtractRules {
    Map<String, ExtractRule> byName = new LinkedHashMap<>();
    rules.forEach(rule -> byName.put(rule.name(), rule));
    rules = List.copyOf(byName.values());
  }

  /** Reads what {@link #text} wrote. */
  public static ExtractRules parse(String text) {
    return new ExtractRules(text.lines().map(ExtractRule::of).toList());
  }

  /** One line a rule. */
  public String text() {
    return rules.stream().map(ExtractRule::toString).collect(Collectors.joining("\n"));
  }

  /** Stands for these rules, the same on every machine (FNV-1a); 0 where there are none. */
  public long fingerprint() {
    long hash = FNV_OFFSET;
    for (byte b : text().getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
    }
    return rules.isEmpty() ? 0 : hash == 0 ? 1 : hash;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return rules.isEmpty();
  }

  /** Takes the values of all columns from a body. */
  Extraction from(ExtractSource source) {
    List<ExtractedValue> values = new ArrayList<>();
    for (ExtractRule rule : rules) {
      try {
        int position = 1;
        for (String value : rule.taking().from(source)) {
          if (position <= ExtractSource.VALUES) {
            String kept = FoldedText.cut(value, ExtractSource.VALUE);
            values.add(new ExtractedValue(rule.name(), position++, kept, null));
          }
        }
      } catch (ExtractException e) {
        values.add(new ExtractedValue(rule.name(), 1, null, e.getMessage()));
      } catch (RuntimeException | StackOverflowError e) {
        values.add(new ExtractedValue(rule.name(), 1, null, "cannot be taken: " + e));
      }
    }
    return new Extraction(fingerprint(), values);
  }
}
