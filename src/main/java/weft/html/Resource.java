package weft.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Our own script or style, which the page carries in it.
 *
 * @param text of it
 */
record Resource(String text) {
  static final Resource STYLE = named("page.css");
  static final Resource SCRIPT = named("page.js");

  private static Resource named(String name) {
    try (InputStream stream = Resource.class.getResourceAsStream("/weft/html/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("missing resource " + name);
      }
      return new Resource(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + name, e);
    }
  }

  /** Its name in a Content-Security-Policy (CSP Level 2, section 4.2.5). */
  String hash() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the page may do: run and show these, and nothing else. */
  static String policy() {
    return "default-src 'none'; script-src "
        + SCRIPT.hash()
        + "; style-src "
        + STYLE.hash()
        + "; base-uri 'none'; form-action 'none'";
  }
}
