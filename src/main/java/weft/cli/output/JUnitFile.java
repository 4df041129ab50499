package weft.cli.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What checks of a file came to, in the XML that JUnit writes and build servers read. */
public final class JUnitFile {

  /**
   * A check and its outcome.
   *
   * @param rule as the user wrote it
   * @param failed whether there are such findings
   * @param outcome in words
   */
  public record Check(String rule, boolean failed, String outcome) {}

  private JUnitFile() {}

  /** Writes them all. */
  public static void write(Path to, String name, List<Check> checks) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append(
        "<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\">\n"
            .formatted(text(name), checks.size(), checks.stream().filter(Check::failed).count()));
    for (Check check : checks) {
      xml.append(
          "  <testcase classname=\""
              + name.replace(' ', '.')
              + "\" name=\""
              + text(check.rule())
              + "\"");
      xml.append(
          check.failed()
              ? ">\n    <failure message=\"" + text(check.outcome()) + "\"/>\n  </testcase>\n"
              : "/>\n");
    }
    xml.append("</testsuite>\n");
    try {
      Files.writeString(to, xml);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write " + to + "; check the directory and its permissions", e);
    }
  }

  private static String text(String plain) {
    return Printable.line(plain)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
