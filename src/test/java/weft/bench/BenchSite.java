package weft.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/**
 * A generated web of which the truth is known: the same for the same number of pages and hosts.
 * Pages of a median 15 KB with a long tail to 200 KB, about 40 links each: relative, from the root,
 * absolute, with fragments, with queries, repeated, to files, to nothing, and through redirects.
 */
final class BenchSite {
  /** Hosts are loopback addresses, 250 in each block: this one, and the ones behind it. */
  private static final String BLOCK = "127.0.";

  private static final int VARIANTS = 500;
  private static final int LONGEST = 200_000;
  private static final int MEDIAN = 15_000;
  private static final double SPREAD = 0.75;
  private static final String[] WORDS = words();

  private final int pages;
  private final int hosts;
  private final int port;

  /**
   * A site.
   *
   * @param hosts over how many host names its pages are spread
   * @param port that every host is asked at
   */
  BenchSite(int pages, int hosts, int port) {
    this.pages = pages;
    this.hosts = hosts;
    this.port = port;
  }

  /** Where a crawl begins. */
  String seed() {
    return url(0);
  }

  /** Every URL that answers with a page, as {@code HOST PATH}. */
  Set<String> truth() {
    Set<String> all = new HashSet<>();
    for (int page = 0; page < pages; page++) {
      all.add(host(page) + " " + path(page));
    }
    for (int variant = 0; variant < Math.min(VARIANTS, pages); variant++) {
      int page = varied(variant);
      all.add(host(page) + " " + path(page) + "?view=print&n=" + variant);
    }
    return all;
  }

  /** Writes the files, each host's in a folder of its address. */
  void write(Path root) throws IOException {
    for (int page = 0; page < pages; page++) {
      Path file =
          root.resolve(host(page)).resolve(page == 0 ? "index.html" : path(page).substring(1));
      Files.createDirectories(file.getParent());
      Files.writeString(file, html(page), StandardCharsets.UTF_8);
    }
    for (int host = 0; host < hosts; host++) {
      Path files = root.resolve(host(host)).resolve("f");
      Files.createDirectories(files);
      for (int file = 0; file < 20; file++) {
        Files.write(files.resolve(file + (file % 2 == 0 ? ".png" : ".txt")), new byte[2_000]);
      }
    }
  }

  private String host(int page) {
    int number = page % hosts;
    return hosts == 1 ? "127.0.0.1" : BLOCK + (2 + number / 250) + "." + (1 + number % 250);
  }

  private static String path(int page) {
    return page == 0 ? "/" : "/d" + page % 97 + "/p" + page + ".html";
  }

  private String url(int page) {
    return "http://" + host(page) + ":" + port + path(page);
  }

  private int varied(int variant) {
    return (int) (variant * 7919L % pages);
  }

  private String html(int page) {
    Random random = new Random(page * 0x9E3779B97F4A7C15L + 1);
    int size = (int) Math.min(LONGEST, MEDIAN * Math.exp(SPREAD * random.nextGaussian()));
    StringBuilder html = new StringBuilder(size + 4_000);
    String title = "Page " + page + " on " + WORDS[page % WORDS.length];
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
        .append(title)
        .append("</title>\n<meta name=\"description\" content=\"What is known of ")
        .append(title)
        .append(
            "\">\n<link rel=\"stylesheet\" href=\"/f/style.css\">\n</head>\n<body>\n<nav><ul>\n");
    item(html, 0, page, random);
    for (int child = 8 * page + 1; child <= 8 * page + 8 && child < pages; child++) {
      item(html, child, page, random);
    }
    html.append("</ul></nav>\n<main>\n<h1>").append(title).append("</h1>\n");
    int links = 20 + random.nextInt(21);
    int each = Math.max(200, size / links);
    for (int link = 0; link < links; link++) {
      if (link % 5 == 0) {
        html.append("<h2 id=\"s").append(link).append("\">Section ").append(link).append("</h2>\n");
      }
      html.append("<p class=\"text\">");
      prose(html, each, random);
      html.append(" <a href=\"").append(reference(link, page, random)).append("\">");
      prose(html, 12, random);
      html.append("</a>.</p>\n");
    }
    return html.append("</main>\n<footer><a href=\"#s0\">up</a></footer>\n</body>\n</html>\n")
        .toString();
  }

  private void item(StringBuilder html, int to, int from, Random random) {
    html.append("<li class=\"entry\"><a class=\"in\" href=\"").append(plain(to, from, random));
    html.append("\">Go to ").append(to).append("</a></li>\n");
  }

  private String reference(int link, int from, Random random) {
    int to = random.nextInt(pages);
    return switch (link % 20) {
      case 3 -> "/missing/" + random.nextInt(500) + ".html";
      case 7 -> "/r" + path(from) + "?again=" + random.nextInt(3);
      case 11 -> "/f/" + random.nextInt(20) + (random.nextBoolean() ? ".png" : ".txt");
      case 13, 14 -> "#s" + random.nextInt(4) * 5;
      case 16 -> variant(from % Math.min(VARIANTS, pages));
      case 5, 9, 17 -> plain(to, from, random) + "#s" + random.nextInt(4) * 5;
      default -> plain(to, from, random);
    };
  }

  private String variant(int variant) {
    return url(varied(variant)) + "?view=print&amp;n=" + variant;
  }

  private String plain(int to, int from, Random random) {
    boolean here = host(to).equals(host(from));
    return switch (here ? random.nextInt(3) : 2) {
      case 0 -> path(to);
      case 1 -> from == 0 ? path(to).substring(1) + (to == 0 ? "./" : "") : ".." + path(to);
      default -> url(to);
    };
  }

  private static void prose(StringBuilder html, int length, Random random) {
    int end = html.length() + length;
    while (html.length() < end) {
      double low = random.nextDouble();
      html.append(WORDS[(int) (low * low * low * WORDS.length)]).append(' ');
    }
  }

  private static String[] words() {
    Random random = new Random(1);
    String[] words = new String[5_000];
    for (int i = 0; i < words.length; i++) {
      StringBuilder word = new StringBuilder();
      for (int k = 2 + random.nextInt(3); k > 0; k--) {
        word.append("bcdfghklmnprstvw".charAt(random.nextInt(16)));
        word.append("aeiou".charAt(random.nextInt(5)));
      }
      words[i] = word.append("nrst".charAt(random.nextInt(4))).toString();
    }
    return words;
  }
}
