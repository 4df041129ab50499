package weft.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.analysis.Workspace;
import weft.url.Url;

/**
 * The pages of a run that search engines may show, as a sitemap (sitemaps.org, 0.9), or several and
 * an index of them: HTML that was answered with 200, does not say noindex and names no other page
 * as the canonical one. Owned by one thread.
 */
final class SitemapExport {
  private static final int URLS = 50_000;
  private static final long BYTES = 50_000_000;
  private static final String NAMESPACE = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";
  private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  private final Workspace workspace;
  private final Path target;
  private final boolean force;
  private final int mostUrls;
  private final List<String> files = new ArrayList<>();
  private @Nullable PartFile part;
  private String origin = "";
  private long urls;
  private long inFile;
  private long bytesInFile;
  private long bytes;

  SitemapExport(Workspace workspace, Path target, boolean force) {
    this(workspace, target, force, URLS);
  }

  SitemapExport(Workspace workspace, Path target, boolean force, int mostUrls) {
    this.workspace = workspace;
    this.target = target;
    this.force = force;
    this.mostUrls = mostUrls;
  }

  Exported write() throws IOException {
    try {
      new StoredPages(workspace, StoredPages.Kind.PAGES, false).forEach(this::add);
      if (part == null) {
        throw Empty.indexable(workspace);
      }
      end();
      if (files.isEmpty()) {
        part.finish();
      } else {
        next();
        index();
      }
      return new Exported("URL", "URLs", urls, Math.max(1, files.size() + 1), bytes);
    } finally {
      if (part != null) {
        part.close();
      }
    }
  }

  private void add(StoredPage page) throws IOException {
    boolean canonical = page.canonical() == null || page.canonical().equals(page.url());
    if (!page.isHtml() || !canonical || page.robots().contains("noindex")) {
      return;
    }
    String entry = entry(page);
    if (part == null) {
      begin();
      origin = Url.ofCanonical(page.url()).origin();
    } else if (inFile == mostUrls || bytesInFile + entry.length() + 20 > BYTES) {
      end();
      next();
      begin();
    }
    print(entry);
    inFile++;
    urls++;
  }

  private static String entry(StoredPage page) {
    String lastmod = lastmod(page.headers().first("Last-Modified").orElse(""), page.at());
    return "<url><loc>"
        + escaped(page.url())
        + "</loc>"
        + (lastmod.isEmpty() ? "" : "<lastmod>" + lastmod + "</lastmod>")
        + "</url>\n";
  }

  /** A date that the server named, unless it lies behind the moment when it was asked. */
  private static String lastmod(String header, Instant asked) {
    try {
      Instant at = DateTimeFormatter.RFC_1123_DATE_TIME.parse(header, Instant::from);
      return at.isAfter(asked) ? "" : at.toString();
    } catch (DateTimeException _) {
      return "";
    }
  }

  private void begin() throws IOException {
    part = PartFile.begin(target, force);
    inFile = 0;
    bytesInFile = 0;
    print(XML + "<urlset " + NAMESPACE + ">\n");
  }

  private void end() throws IOException {
    print("</urlset>\n");
  }

  /** Gives a full file its number. */
  private void next() {
    String name = target.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String numbered = stem + "-%05d".formatted(files.size()) + name.substring(stem.length());
    if (part != null) {
      part.finishAs(target.resolveSibling(numbered), force);
    }
    files.add(numbered);
  }

  private void index() throws IOException {
    PartFile index = PartFile.begin(target, force);
    part = index;
    print(XML + "<sitemapindex " + NAMESPACE + ">\n");
    for (String file : files) {
      print("<sitemap><loc>" + escaped(origin + "/" + file) + "</loc></sitemap>\n");
    }
    print("</sitemapindex>\n");
    index.finish();
  }

  private void print(String text) throws IOException {
    byte[] ascii = text.getBytes(StandardCharsets.UTF_8);
    if (part != null) {
      OutputStream out = part.stream();
      out.write(ascii);
    }
    bytes += ascii.length;
    bytesInFile += ascii.length;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
