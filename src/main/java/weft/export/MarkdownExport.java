package weft.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import weft.analysis.Progress;
import weft.analysis.Workspace;
import weft.parse.MarkdownPages;
import weft.url.Url;

/**
 * The pages of a run as Markdown, one file each, and an index of them, {@code llms.txt}. Pages with
 * the same bytes as another, and pages without text, have no file.
 */
final class MarkdownExport {
  private static final int TOLD_EVERY = 500;
  private static final int TITLE = 200;

  private final Workspace workspace;
  private final MarkdownPages pages;
  private final Progress progress;
  private long written;

  MarkdownExport(Workspace workspace, MarkdownPages pages, Progress progress) {
    this.workspace = workspace;
    this.pages = pages;
    this.progress = progress;
  }

  /** Writes them all; answers how many there are. */
  long write(PartFolder folder) throws IOException {
    try (BufferedWriter index =
        Files.newBufferedWriter(folder.resolve("llms.txt"), StandardCharsets.UTF_8)) {
      String[] host = {""};
      Duplicates duplicates = new Duplicates();
      try (InOrder<Made> work = new InOrder<>(made -> write(made, folder, index, host))) {
        new StoredPages(workspace, StoredPages.Kind.PAGES, true)
            .forEach(
                page -> {
                  if (page.isHtml() && !page.lacksBytes() && duplicates.isNew(page.sha256())) {
                    work.add(page.bytes().length + 4 * page.length(), () -> made(page));
                  }
                });
        work.finish();
      }
    }
    if (written == 0) {
      throw Empty.pages(workspace);
    }
    return written;
  }

  /** A page and its text. */
  private record Made(StoredPage page, String text) {}

  private Made made(StoredPage page) {
    return new Made(page, pages.markdown(page.body(), page.contentType(), page.url()));
  }

  private void write(Made made, PartFolder folder, Writer index, String[] host) throws IOException {
    StoredPage page = made.page();
    String text = made.text();
    if (text.isBlank()) {
      return;
    }
    Url url = Url.ofCanonical(page.url());
    String name = SafeName.of(url, ".md");
    folder.write(name, (frontMatter(page) + "\n" + text).getBytes(StandardCharsets.UTF_8));
    if (host[0].isEmpty()) {
      index.write("# " + line(url.host()) + "\n\n> Pages as they were crawled, in Markdown.\n");
    }
    if (!url.origin().equals(host[0])) {
      host[0] = url.origin();
      index.write("\n## " + line(host[0]) + "\n\n");
    }
    index.write("- [" + title(page) + "](" + name.replace("~", "%7E") + ")\n");
    if (++written % TOLD_EVERY == 0) {
      progress.at(written + " pages written", 0, 0);
    }
  }

  private static String frontMatter(StoredPage page) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("url", page.url());
    fields.put("title", page.title() == null ? "" : page.title());
    fields.put("date", Instant.ofEpochSecond(page.at().getEpochSecond()).toString());
    fields.put("language", page.language() == null ? "" : page.language());
    fields.put("sha256", page.sha256());
    StringBuilder yaml = new StringBuilder("---\n");
    fields.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            yaml.append(name).append(": ").append(Json.readable(value)).append('\n');
          }
        });
    return yaml.append("---\n").toString();
  }

  /** What a link to the page says. */
  private static String title(StoredPage page) {
    String title = page.title() == null ? "" : line(page.title());
    String words = title.isBlank() ? page.url() : title;
    String cut =
        words.length() <= TITLE
            ? words
            : words.substring(0, words.offsetByCodePoints(0, words.codePointCount(0, TITLE - 1)));
    return cut.replaceAll("([\\\\\\[\\]`*_<])", "\\\\$1");
  }

  private static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
  }
}
