package weft.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.function.Consumer;
import weft.config.ConfigException;

/**
 * Where {@code --html} writes to. The page is written beside its place and then moved there, so
 * that what is there is whole.
 *
 * @param given as the user wrote it
 * @param place of the page
 */
public record HtmlFile(String given, Path place) {
  private static final String USUAL_NAME = "index.html";

  /** The place that a value of {@code --html} means; a crawl is never written over. */
  public static HtmlFile of(String given, Path directory, Path crawl) {
    Path named = directory.resolve(given);
    boolean file = given.toLowerCase(Locale.ROOT).matches(".*\\.html?");
    if (file && Files.isDirectory(named)) {
      throw refused(given, "is a directory; name a file, or a directory without .html");
    }
    if (!file && Files.exists(named) && !Files.isDirectory(named)) {
      throw refused(given, "is a file; name a directory, or a file that ends in .html");
    }
    HtmlFile page = new HtmlFile(given, file ? named : named.resolve(USUAL_NAME));
    if (page.isSameAs(crawl)) {
      throw refused(given, "is the crawl itself; name another file");
    }
    return page;
  }

  /** Writes the page. */
  public void write(Consumer<Consumer<String>> writer) {
    Path part = Path.of(place + ".part");
    try {
      Path folder = place.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      try (OutputStream stream = Files.newOutputStream(part)) {
        Out out = new Out(stream);
        writer.accept(out::print);
        out.flush();
      } catch (IOException | RuntimeException e) {
        Files.deleteIfExists(part);
        throw e;
      }
      Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ConfigException(
          "--html " + given + ": cannot be written; check the directory and its permissions", e);
    }
  }

  private boolean isSameAs(Path crawl) {
    try {
      return Files.exists(place) && Files.isSameFile(crawl, place);
    } catch (IOException e) {
      throw new UncheckedIOException("--html " + given + ": " + e.getMessage(), e);
    }
  }

  private static ConfigException refused(String given, String why) {
    return new ConfigException("--html " + given + ": " + why);
  }
}
