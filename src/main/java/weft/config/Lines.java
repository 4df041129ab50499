package weft.config;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;

/**
 * The lines of a text of unknown quality: ended by LF, CR or CRLF, a byte order mark dropped, and
 * of a line that is too long only the first part, so that no file fills the memory.
 */
final class Lines {
  private final BufferedReader text;
  private final int longest;
  private int number;
  private boolean afterReturn;

  Lines(BufferedReader text, int longest) {
    this.text = text;
    this.longest = longest;
  }

  /** The number of the line that was read last, from 1. */
  int number() {
    return number;
  }

  /** The next line without its end; empty at the end of the text. */
  Optional<String> next() throws IOException {
    StringBuilder line = new StringBuilder();
    int c = text.read();
    if (afterReturn && c == '\n') {
      c = text.read();
    }
    if (c < 0) {
      return Optional.empty();
    }
    for (; c >= 0 && c != '\n' && c != '\r'; c = text.read()) {
      if (line.length() < longest) {
        line.append((char) c);
      }
    }
    afterReturn = c == '\r';
    number++;
    boolean marked = number == 1 && !line.isEmpty() && line.charAt(0) == '\ufeff';
    return Optional.of(marked ? line.substring(1) : line.toString());
  }
}
