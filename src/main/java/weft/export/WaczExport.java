package weft.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import weft.analysis.Progress;
import weft.analysis.Workspace;

/**
 * The answers of a run as a WACZ file (Web Archive Collection Zipped, 1.1.1): the WARC files, their
 * index, a list of pages and the digests of all of these. The WARC files are written beside it
 * first, for a ZIP file wants to know beforehand what it stores as it is.
 */
final class WaczExport {
  private static final int SORTED_IN_MEMORY = 200_000;

  private final Workspace workspace;
  private final WarcForm form;
  private final Progress progress;

  WaczExport(Workspace workspace, WarcForm form, Progress progress) {
    this.workspace = workspace;
    this.form = form;
    this.progress = progress;
  }

  /**
   * Writes the file.
   *
   * @param beside where its WARC files lie until it is whole; nothing else may be there
   */
  long write(OutputStream out, Path beside) throws IOException {
    Folder.remove(beside);
    Path folder = Files.createDirectory(beside);
    try (SortedLines index = new SortedLines(SORTED_IN_MEMORY);
        ZipFiles zip = new ZipFiles(out)) {
      TreeSet<String> names = new TreeSet<>();
      WarcExport.Written written =
          new WarcExport(workspace, form, progress)
              .write(
                  folder,
                  "data",
                  true,
                  (capture, archived, place) -> {
                    names.add(place.file());
                    index.add(Cdxj.line(capture, archived, place));
                  });
      for (String name : names) {
        zip.stored("archive/" + name, folder.resolve(name));
        Files.delete(folder.resolve(name));
      }
      zip.deflated("indexes/index.cdxj", index::into);
      zip.deflated("pages/pages.jsonl", this::pages);
      describe(zip);
      zip.finish();
      return written.answers();
    } finally {
      Folder.remove(folder);
    }
  }

  private void pages(OutputStream out) throws IOException {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("format", "json-pages-1.0");
    header.put("id", "pages");
    header.put("title", "All Pages");
    line(header, out);
    new StoredPages(workspace, StoredPages.Kind.OWN, false)
        .forEach(
            page -> {
              if (page.isHtml()) {
                line(fields(page), out);
              }
            });
  }

  private static Map<String, Object> fields(StoredPage page) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", Digests.uuid("page", page.url(), page.at().toString()).toString());
    fields.put("url", page.url());
    fields.put("ts", page.at().toString());
    if (page.title() != null) {
      fields.put("title", page.title());
    }
    fields.put("size", page.length());
    if (page.seed()) {
      fields.put("seed", true);
    }
    return fields;
  }

  private static void line(Map<String, Object> fields, OutputStream out) throws IOException {
    out.write((Json.object(fields) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private void describe(ZipFiles zip) throws IOException {
    Instant[] begun = {Instant.EPOCH};
    Cells.of(
        workspace,
        "SELECT started_at FROM run WHERE id = :run",
        List.of(),
        row -> begun[0] = Instant.ofEpochMilli(row.number(0)));
    String resources = String.join(",\n    ", zip.resources());
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("profile", "data-package");
    about.put("wacz_version", "1.1.1");
    about.put("software", form.software());
    about.put("created", begun[0].toString());
    about.put("resources", Json.raw("[\n    " + resources + "\n  ]"));
    byte[] text = Json.object(about).getBytes(StandardCharsets.UTF_8);
    zip.deflated("datapackage.json", out -> out.write(text));
    MessageDigest sha256 = Digests.of("SHA-256");
    Map<String, Object> digest = new LinkedHashMap<>();
    digest.put("path", "datapackage.json");
    digest.put("hash", Digests.named(sha256.digest(text)));
    byte[] signed = Json.object(digest).getBytes(StandardCharsets.UTF_8);
    zip.deflated("datapackage-digest.json", out -> out.write(signed));
  }
}
