package weft.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.model.LinkKind;

/**
 * A resource of SQL. It begins with comments: a sentence that says what it is, then lines such as
 * {@code -- needs: head_link, page_fact}. In it {@code :hyperlinks} stands for the kinds of links
 * that a reader may click or that show another page, {@code :requisites} for those that a browser
 * needs to show the page.
 *
 * @param about the sentence
 * @param settings the lines {@code name: value} among the comments
 * @param body all of it
 */
record SqlText(String about, List<String> settings, String body) {
  static final List<LinkKind> HYPERLINKS =
      List.of(
          LinkKind.A,
          LinkKind.AREA,
          LinkKind.IFRAME,
          LinkKind.FRAME,
          LinkKind.HX_GET,
          LinkKind.FEED,
          LinkKind.PDF);

  /** Reads the resource of that name, which lies beside this class. */
  static SqlText of(String name) {
    String source = read(name);
    List<String> about = new ArrayList<>();
    List<String> settings = new ArrayList<>();
    for (String line : source.lines().takeWhile(line -> line.startsWith("--")).toList()) {
      String text = line.substring(2).strip();
      (text.matches("(needs|version|costly): .*") ? settings : about).add(text);
    }
    return new SqlText(String.join(" ", about), settings, expanded(source));
  }

  /** The value that a line of the comments gives. */
  Optional<String> setting(String name) {
    return settings.stream()
        .filter(line -> line.startsWith(name + ": "))
        .map(line -> line.substring(name.length() + 2).strip())
        .findFirst();
  }

  /** What it needs, by name. */
  List<String> needs() {
    return setting("needs").map(names -> List.of(names.split(", ", -1))).orElse(List.of());
  }

  /** All of a resource, with what stands for kinds of links in its place. */
  static String source(String name) {
    return expanded(read(name));
  }

  private static String expanded(String source) {
    return source
        .replace(":hyperlinks", kinds(HYPERLINKS))
        .replace(
            ":requisites",
            kinds(Stream.of(LinkKind.values()).filter(LinkKind::isRequisite).toList()));
  }

  private static String kinds(List<LinkKind> kinds) {
    return kinds.stream()
        .map(kind -> Integer.toString(kind.code()))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String read(String name) {
    try (@Nullable InputStream in = SqlText.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
