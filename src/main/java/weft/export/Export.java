package weft.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import weft.analysis.Progress;
import weft.analysis.Workspace;
import weft.parse.LinkResolver;
import weft.parse.LinkRewriter;
import weft.parse.MarkdownPages;

/**
 * The door of this room: one run of a crawl, in a form that other programs read. Every method
 * throws {@link weft.store.StoreException} with one line where the target cannot be written, is
 * there already, or the run has nothing to export. For one thread.
 */
public final class Export {
  private static final int SORTED_IN_MEMORY = 200_000;

  private final Workspace workspace;
  private final boolean force;
  private final Progress progress;

  /**
   * Exports what the workspace shows.
   *
   * @param force whether targets that are there already are replaced
   */
  public Export(Workspace workspace, boolean force, Progress progress) {
    this.workspace = workspace;
    this.force = force;
    this.progress = progress;
  }

  /** Writes into a stream. */
  @FunctionalInterface
  public interface Writing {
    /** Writes all of it. */
    Exported into(OutputStream out);
  }

  /** Writes a file beside its target, which gets its name once it is whole. */
  public Exported file(Path target, Writing writing) {
    try (PartFile part = PartFile.begin(target, force)) {
      CountedStream counted = new CountedStream(part.stream());
      Exported exported = writing.into(counted);
      part.finish();
      return new Exported(
          exported.singular(), exported.plural(), exported.count(), 1, counted.count());
    }
  }

  /**
   * The answers that the run received, as WARC 1.1; several files where the form says so. The name
   * of the target ends as the form's compression wants it.
   */
  public Exported warc(Path target, WarcForm form) {
    String name = target.getFileName().toString();
    String stem = name.substring(0, name.length() - form.compression().ending().length());
    try {
      Path directory = target.toAbsolutePath().getParent();
      WarcExport.Written written =
          new WarcExport(workspace, form, progress).write(directory, stem, force, (_, _, _) -> {});
      return new Exported("answer", "answers", written.answers(), written.files(), written.bytes());
    } catch (IOException e) {
      throw Trouble.writing(target, e);
    }
  }

  /**
   * The index, in CDXJ, of the WARC files that {@link #warc} writes.
   *
   * @param stem of the names of these files
   */
  public Exported cdxj(String stem, WarcForm form, OutputStream out) {
    try (SortedLines lines = new SortedLines(SORTED_IN_MEMORY)) {
      WarcExport.Written written =
          new WarcExport(workspace, form, progress)
              .write(
                  null,
                  stem,
                  force,
                  (capture, archived, place) -> lines.add(Cdxj.line(capture, archived, place)));
      lines.into(out);
      return new Exported("answer", "answers", written.answers(), 0, 0);
    } catch (IOException e) {
      throw Trouble.writing(Path.of("index"), e);
    }
  }

  /**
   * The answers that the run received, as WACZ: WARC files, index, pages and digests in one ZIP.
   */
  public Exported wacz(Path target, WarcForm form) {
    return file(
        target,
        out -> {
          try {
            Path beside = Path.of(target + ".parts");
            long answers = new WaczExport(workspace, form, progress).write(out, beside);
            return new Exported("answer", "answers", answers, 1, 0);
          } catch (IOException e) {
            throw Trouble.writing(target, e);
          }
        });
  }

  /** The pages as Markdown, one file each, in a directory. */
  public Exported markdown(Path target, MarkdownPages pages) {
    return folder(target, into -> new MarkdownExport(workspace, pages, progress).write(into));
  }

  /**
   * A copy that a browser opens from disk: pages and what was stored of what they need.
   *
   * @param resolver the rule by which the crawl made URLs of references
   */
  public Exported mirror(Path target, LinkRewriter rewriter, LinkResolver resolver) {
    return folder(
        target, into -> new MirrorExport(workspace, rewriter, resolver, progress).write(into));
  }

  /** The pages that search engines may show, as a sitemap; many with an index. */
  public Exported sitemap(Path target) {
    try {
      return new SitemapExport(workspace, target, force).write();
    } catch (IOException e) {
      throw Trouble.writing(target, e);
    }
  }

  /** Rows as Parquet: a file, or a directory where they are partitioned. */
  public Exported parquet(Path target, ParquetForm form) {
    return new ParquetExport(workspace, target, force, progress).write(form);
  }

  /** The URLs of all pages that were answered well, one a line. */
  public Exported seeds(OutputStream out) {
    long[] urls = {0};
    try {
      new StoredPages(workspace, StoredPages.Kind.PAGES, false)
          .forEach(
              page -> {
                if (page.status() == 200) {
                  out.write((page.url() + "\n").getBytes(StandardCharsets.US_ASCII));
                  urls[0]++;
                }
              });
    } catch (IOException e) {
      throw Trouble.writing(Path.of("seeds"), e);
    }
    if (urls[0] == 0) {
      throw Empty.crawl(workspace);
    }
    return new Exported("URL", "URLs", urls[0], 1, 0);
  }

  /** Fills a directory; answers how many pages there are. */
  @FunctionalInterface
  private interface Filling {
    long into(PartFolder folder) throws IOException;
  }

  private Exported folder(Path target, Filling filling) {
    try (PartFolder folder = PartFolder.begin(target, force)) {
      long pages = filling.into(folder);
      folder.finish();
      return new Exported("page", "pages", pages, folder.files(), folder.bytes());
    } catch (IOException e) {
      throw Trouble.writing(target, e);
    }
  }
}
