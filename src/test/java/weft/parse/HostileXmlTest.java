package weft.parse;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.model.Page;

/** XML that wants files of this machine, or all of its memory. */
class HostileXmlTest {
  @TempDir Path directory;

  private static String read(String type, String xml) {
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    Page page = Parsing.answer(bytes, "Content-Type: " + type);
    TextExtractor texts = new TextExtractor(ParseSettings.of("weft"));
    String text = String.valueOf(texts.content(bytes, type, Parsing.PAGE.text()).text());
    return page + text;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "application/xhtml+xml",
        "application/rss+xml",
        "text/xml",
        "image/svg+xml"
      })
  void anEntityIsNeitherReadFromAFileNorExpanded(String type) throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), "s3cret");
    String read =
        read(
            type,
            """
            <?xml version="1.0"?>
            <!DOCTYPE rss SYSTEM "%1$s" [
              <!ENTITY file SYSTEM "%1$s">
              <!ENTITY % outside SYSTEM "%1$s"> %%outside;
              <!ENTITY a "laughter"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">
            ]>
            <rss xmlns:xi="http://www.w3.org/2001/XInclude"><channel><title>&file;</title>
            <item><link>http://site.test/&file;</link><description>&c;</description></item>
            <xi:include href="%1$s" parse="text"/></channel></rss>
            """
                .replace("% outside", "%% outside")
                .formatted(secret.toUri()));
    assertFalse(read.contains("s3cret"), read);
    assertFalse(read.contains("laughterlaughter"), read);
  }

  /** The namespaces of each element were once copied for each element below it. */
  @ParameterizedTest
  @ValueSource(strings = {"application/xhtml+xml", "application/rss+xml", "text/xml"})
  void aNamespaceForEachOfManyNestedElementsIsNoTrouble(String type) {
    StringBuilder xml = new StringBuilder();
    for (int i = 0; i < 30_000; i++) {
      xml.append("<n")
          .append(i)
          .append(":e xmlns:n")
          .append(i)
          .append("='u")
          .append(i)
          .append("'>");
    }
    assertTrue(read(type, xml.toString()).length() < 1_000_000);
  }
}
