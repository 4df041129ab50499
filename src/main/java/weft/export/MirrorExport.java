package weft.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import weft.analysis.Progress;
import weft.analysis.Workspace;
import weft.parse.LinkResolver;
import weft.parse.LinkRewriter;
import weft.url.CanonicalResult;
import weft.url.Url;

/**
 * A copy of what a run has, for a browser without a network: links to what is there lead to files,
 * all others to the web. A redirect is a small page that leads on. Owned by one thread.
 */
final class MirrorExport {
  private static final int TOLD_EVERY = 500;

  private static final String TARGETS =
      """
      SELECT t.text, f.status, f.content_type, p.charset, l.kind = 10
      FROM link l CROSS JOIN url t ON t.id = l.target -- in this order: few links, many URLs
      CROSS JOIN crawl_url c ON c.run = :run AND c.url = l.target
      CROSS JOIN fetch f ON f.id = c.fetch
      LEFT JOIN page p ON p.fetch = f.id
      LEFT JOIN body b ON b.id = f.body
      WHERE l.id BETWEEN ? AND ? AND c.state = 1 AND c.pursuit IN (0, 1, 4) AND f.head = 0
        AND (f.status <> 200 OR b.length = 0 OR b.coding <> 'none')
      """;

  private final Workspace workspace;
  private final LinkRewriter rewriter;
  private final LinkResolver resolver;
  private final Progress progress;
  private String first = "";
  private long written;

  MirrorExport(
      Workspace workspace, LinkRewriter rewriter, LinkResolver resolver, Progress progress) {
    this.workspace = workspace;
    this.rewriter = rewriter;
    this.resolver = resolver;
    this.progress = progress;
  }

  /** Writes it; answers how many files it has. */
  long write(PartFolder folder) throws IOException {
    try (InOrder<Copied> work = new InOrder<>(copied -> write(copied, folder))) {
      new StoredPages(workspace, StoredPages.Kind.ALL, true)
          .forEach(
              page -> {
                if (MirrorFile.exists(page.status())
                    && (page.status() != 200 || !page.lacksBytes())) {
                  add(page, work);
                }
              });
      work.finish();
    }
    if (first.isEmpty()) {
      throw Empty.pages(workspace);
    }
    folder.write("index.html", leadingTo(MirrorFile.link("index.html", first)));
    return written;
  }

  /** A file of the copy. */
  @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
  private record Copied(String file, boolean seed, byte[] content) {}

  private void add(StoredPage page, InOrder<Copied> work) throws IOException {
    Url url = Url.ofCanonical(page.url());
    String file = MirrorFile.of(url, page.status(), page.type(), page.charset() != null);
    Map<String, String> targets = new HashMap<>();
    String[] redirect = {""};
    Cells.of(
        workspace,
        TARGETS,
        List.of(page.firstLink(), page.firstLink() + page.links() - 1),
        row -> {
          Url target = Url.ofCanonical(row.text(0));
          int status = (int) row.number(1);
          if (MirrorFile.exists(status)) {
            String to = MirrorFile.of(target, status, row.text(2), row.has(3));
            targets.put(target.text(), MirrorFile.link(file, to));
            redirect[0] = row.number(4) == 1 ? MirrorFile.link(file, to) : redirect[0];
          }
        });
    String leading = redirect[0];
    work.add(
        page.bytes().length + 4 * page.length(),
        () -> new Copied(file, page.seed(), content(page, targets, leading)));
  }

  private void write(Copied copied, PartFolder folder) throws IOException {
    folder.write(copied.file(), copied.content());
    first = first.isEmpty() || (copied.seed() && written == 0) ? copied.file() : first;
    if (++written % TOLD_EVERY == 0) {
      progress.at(written + " files written", 0, 0);
    }
  }

  private byte[] content(StoredPage page, Map<String, String> targets, String redirect) {
    if (MirrorFile.isRedirect(page.status())) {
      String location = page.headers().first("Location").orElse("");
      return leadingTo(redirect.isEmpty() ? web(location, page.url()) : redirect);
    }
    UnaryOperator<String> rewritten = reference -> rewritten(reference, targets);
    if (page.isHtml()) {
      return rewriter.page(page.body(), page.contentType(), page.url(), rewritten);
    }
    return page.type().equals("text/css")
        ? rewriter.styles(page.body(), page.contentType(), page.url(), rewritten)
        : page.body();
  }

  private String rewritten(String reference, Map<String, String> targets) {
    return resolver.resolve(reference, null) instanceof CanonicalResult.Accepted accepted
        ? targets.getOrDefault(accepted.url().text(), reference)
        : reference;
  }

  private String web(String location, String base) {
    CanonicalResult target = resolver.resolve(location, Url.ofCanonical(base));
    return target instanceof CanonicalResult.Accepted accepted ? accepted.url().text() : base;
  }

  private static byte[] leadingTo(String target) {
    String safe =
        target
            .replace("&", "&amp;")
            .replace("\"", "&quot;")
            .replace("<", "&lt;")
            .replace("'", "%27");
    String html =
        """
        <!DOCTYPE html>
        <meta charset="utf-8">
        <meta http-equiv="refresh" content="0; url=%1$s">
        <a href="%1$s">%1$s</a>
        """
            .formatted(safe);
    return html.getBytes(StandardCharsets.UTF_8);
  }
}
