package weft.model;

import java.util.List;

/**
 * What a user's own rules took from a body.
 *
 * @param rules stands for the rules, see {@code ExtractRules.fingerprint}; 0 where there are none
 * @param values what they took, rule by rule, in document order
 */
public record Extraction(long rules, List<ExtractedValue> values) {
  /** Without rules, nothing. */
  public static final Extraction NONE = new Extraction(0, List.of());

  public Extraction {
    values = List.copyOf(values);
  }
}
