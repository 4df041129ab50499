package weft.config;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them: bytes, or with K, M, G or T for powers of 1024. */
public final class Sizes {
  private static final Pattern SIZE =
      Pattern.compile("(\\d{1,18}(?:\\.\\d{1,9})?)\\s*([KMGT]?)(?:I?B)?");
  private static final String UNITS = "KMGT";

  private Sizes() {}

  static long parse(String text) throws BadValueException {
    Matcher size = SIZE.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (!size.matches()) {
      throw new BadValueException("not a size; write it like 500K, 10M or 2G");
    }
    int power = size.group(2).isEmpty() ? 0 : UNITS.indexOf(size.group(2)) + 1;
    BigDecimal bytes =
        new BigDecimal(size.group(1)).multiply(BigDecimal.valueOf(1L << (10 * power)));
    if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new BadValueException("larger than anything that can be stored");
    }
    return bytes.longValue();
  }

  /** The size, one byte or more, that somebody has given to a flag of a command. */
  public static long given(String flag, String text) {
    try {
      long size = parse(text);
      if (size < 1) {
        throw new BadValueException("too small; at least one byte is needed");
      }
      return size;
    } catch (BadValueException e) {
      throw new ConfigException(flag + " " + text + ": " + e.getMessage(), e);
    }
  }

  /** The shortest text with exactly the same meaning, such as {@code 10M} or {@code 1000}. */
  public static String text(long bytes) {
    long rest = bytes;
    int power = 0;
    while (rest != 0 && rest % 1024 == 0 && power < UNITS.length()) {
      rest /= 1024;
      power++;
    }
    return power == 0 ? Long.toString(bytes) : rest + UNITS.substring(power - 1, power);
  }
}
