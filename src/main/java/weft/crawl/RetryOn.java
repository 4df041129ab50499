package weft.crawl;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which outcomes of an attempt are worth another one.
 *
 * @param statuses of HTTP
 * @param network whether failures of the network are, too
 */
public record RetryOn(Set<Integer> statuses, boolean network) {
  /** As the standard is written: what asks to come back, and the network. */
  public static final RetryOn STANDARD = parse("408,425,429,5xx,io");

  public RetryOn {
    statuses = Set.copyOf(statuses);
  }

  /**
   * Reads a list of status codes, classes such as {@code 5xx} and {@code io}, parted by commas. The
   * class {@code 5xx} leaves out 501, which says that it will never be otherwise.
   */
  public static RetryOn parse(String text) {
    Set<Integer> statuses = new TreeSet<>();
    boolean network = false;
    for (String word : text.toLowerCase(Locale.ROOT).split("[, ]+", -1)) {
      if (word.equals("io")) {
        network = true;
      } else if (word.endsWith("xx")) {
        int first = 100 * Integer.parseInt(word.substring(0, 1));
        for (int status = first; status < first + 100; status++) {
          if (status != 501) {
            statuses.add(status);
          }
        }
      } else {
        statuses.add(Integer.parseInt(word));
      }
    }
    return new RetryOn(statuses, network);
  }
}
