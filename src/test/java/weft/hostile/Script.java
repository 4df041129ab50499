package weft.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a server does with a request; the connection is closed when it answers false. */
@FunctionalInterface
interface Script {
  boolean answer(Asked asked) throws IOException, InterruptedException;

  /** Sends that text, a byte a character, to whatever request; the connection stays open. */
  static Script sends(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return asked -> asked.send(bytes);
  }

  /** Sends that text, a byte a character, and closes the connection. */
  static Script closes(String text) {
    return asked -> {
      asked.send(text);
      return false;
    };
  }

  /** Sends a header, then the same bytes again and again until the other side has enough. */
  static Script endless(String header, String again) {
    byte[] bytes = again.getBytes(StandardCharsets.ISO_8859_1);
    return asked -> {
      asked.send(header);
      while (asked.send(bytes)) {
        // The write fails once the other side has gone.
      }
      return false;
    };
  }

  /** Sends a text and after it, a byte each 100 ms, the same character for ever. */
  static Script drips(String text, char drop) {
    return asked -> {
      asked.send(text);
      while (asked.pause(100)) {
        asked.send(String.valueOf(drop));
      }
      return false;
    };
  }

  /** Answers each of these requests in turn, the last of them for ever. */
  static Script inTurn(Script... scripts) {
    return asked -> scripts[Math.min(asked.time(), scripts.length - 1)].answer(asked);
  }
}
