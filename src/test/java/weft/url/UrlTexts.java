package weft.url;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import weft.Vectors;

/** Texts that might be URLs: the conformance vectors where there are any, and seeded mutations. */
final class UrlTexts {
  /** How many texts {@link #each} makes up. */
  static final int COUNT = 200_000;

  private static final List<String> STOCK =
      List.of(
          "http://example.org/a/b.html?x=1&y=2#top",
          "https://user:pw@www.example.org:8443/a/../b/./c;d=e?q='é'",
          "HTTP://EXAMPLE.org:80\\a\\..\\b",
          "http://xn--bcher-kva.example/%7euser/%2e%2E/x",
          "http://bücher.example/ä?ö#ü",
          "http://0x7f.1/x",
          "http://[2001:db8::1:0:0:1]:80/",
          "//other.example/p?q",
          "/rooted/path/./x?y",
          "../../up/./here.html#f",
          "./same?d=1",
          "page.html",
          "a:b/c",
          "?only=query",
          "#fragment",
          "mailto:someone@example.org",
          "data:text/plain,hello world#x ",
          "file:///C|/dir/../file",
          "foo://host/a/../b?c ",
          "web+x:/.//p",
          "  \thttp://ex\nample.org/ ");

  private static final List<String> BASES =
      List.of(
          "http://example.org/",
          "https://example.org:8443/a/b/c.html?q=1",
          "http://127.0.0.1:8080/x//y/",
          "http://[::1]/a",
          "http://example.org/a:b/c?d/e");

  private static final List<String> BITS =
      List.of(
          "/",
          "\\",
          "?",
          "#",
          ":",
          "@",
          "[",
          "]",
          ".",
          "..",
          "%2e",
          "%2E%2e",
          "%",
          "%4",
          "%41",
          "//",
          "./",
          "../",
          "&",
          "=",
          "'",
          "\"",
          " ",
          "\t",
          "\n",
          "<",
          ">",
          "^",
          "`",
          "{",
          "|",
          "}",
          "~",
          "a",
          "Z",
          "0",
          "9",
          "0x",
          "-",
          "_",
          ";",
          ",",
          "+",
          "*",
          "!",
          "$",
          "(",
          ")",
          "é",
          "ß",
          "İ",
          "。",
          "\u00AD",
          "\u200D",
          "😀",
          "\uD800",
          "\uDC00",
          "\u0000",
          "\u007F",
          "xn--",
          "http:",
          "https://",
          "file:",
          "C:",
          "C|",
          "localhost",
          "1.2.3.4",
          "256");

  private UrlTexts() {}

  /** Hands out all vectors and {@link #COUNT} mutations, each with a base or without. */
  static void each(BiConsumer<String, @Nullable Url> test) {
    List<String> stock = new ArrayList<>(STOCK);
    if (Vectors.available()) {
      Vectors.read("vectors/url-resolve.jsonl").forEach(v -> stock.add(Vectors.text(v, "input")));
      Vectors.read("vectors/url-canon-iipc.jsonl")
          .forEach(v -> stock.add(Vectors.text(v, "input")));
      Vectors.read("vectors/url-normalize-cc.jsonl")
          .forEach(v -> stock.add(Vectors.text(v, "input")));
    }
    for (String text : stock) {
      test.accept(text, null);
      BASES.forEach(base -> test.accept(text, Url.ofCanonical(base)));
    }
    Random random = new Random(20260101);
    for (int i = 0; i < COUNT; i++) {
      int base = random.nextInt(BASES.size() + 2);
      test.accept(
          mutated(stock.get(random.nextInt(stock.size())), random),
          base < BASES.size() ? Url.ofCanonical(BASES.get(base)) : null);
    }
  }

  private static String mutated(String text, Random random) {
    StringBuilder out = new StringBuilder(text);
    for (int edits = random.nextInt(4); edits >= 0; edits--) {
      int at = random.nextInt(out.length() + 1);
      int to = Math.min(out.length(), at + random.nextInt(4));
      switch (random.nextInt(3)) {
        case 0 -> out.delete(at, to);
        case 1 -> out.replace(at, to, BITS.get(random.nextInt(BITS.size())));
        default -> out.insert(at, BITS.get(random.nextInt(BITS.size())));
      }
    }
    return out.toString();
  }
}
