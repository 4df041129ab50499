package weft.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;
import weft.store.SqliteVersion;

/** What this build is: its version and commit, and the Java and SQLite it runs on. */
public final class Version implements IVersionProvider {
  private static final String RESOURCE = "version.properties";

  /** The version of the product, such as {@code 0.1.0}. */
  public static String number() {
    return property("version");
  }

  /**
   * The commit that this build was made from, with {@code -dirty} behind it where the work tree had
   * changes; {@code unknown} where it was made from sources without a history.
   */
  public static String commit() {
    String commit = property("commit");
    return commit.isBlank() || commit.startsWith("$") ? "unknown" : commit;
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "weft " + number() + " (commit " + commit() + ")",
      "Java " + System.getProperty("java.version") + ", SQLite " + SqliteVersion.text()
    };
  }

  private static String property(String name) {
    try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
      var properties = new Properties();
      properties.load(Objects.requireNonNull(in, RESOURCE));
      return properties.getProperty(name, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
