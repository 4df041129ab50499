package weft.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which Weft this is. */
final class Product {
  private static final String RESOURCE = "/weft/cli/command/version.properties";

  private Product() {}

  /** Its version, which stands in the User-Agent and in files that it makes. */
  static String version() {
    try (InputStream in = Product.class.getResourceAsStream(RESOURCE)) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
