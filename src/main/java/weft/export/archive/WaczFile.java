package weft.export.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A package of WARC files (WACZ): a zip of which only the entries that are WARC are read. Each is
 * copied to a temporary file, so that what is damaged in it can be skipped; its name in the package
 * names nothing outside it.
 */
final class WaczFile {
  private static final long FREE = 64L << 20;
  private static final long RATIO = 100;
  private static final int STEP = 1 << 16;

  private final String name;
  private final RecordReader records;
  private final ArchiveSink sink;

  WaczFile(String name, RecordReader records, ArchiveSink sink) {
    this.name = name;
    this.records = records;
    this.sink = sink;
  }

  void read(Path path) throws IOException {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      List<? extends ZipEntry> entries =
          zip.stream().filter(WaczFile::isWarc).map(ZipEntry.class::cast).toList();
      if (entries.isEmpty()) {
        problem(name, "the package has no WARC file in it");
      }
      for (ZipEntry entry : entries) {
        read(zip, entry);
      }
    } catch (ZipException e) {
      problem(name, "is no whole zip file: " + e.getMessage());
    }
  }

  private static boolean isWarc(ZipEntry entry) {
    String lower = entry.getName().toLowerCase(Locale.ROOT);
    return !entry.isDirectory()
        && (lower.endsWith(".warc") || lower.endsWith(".warc.gz") || lower.endsWith(".warc.zst"));
  }

  private void read(ZipFile zip, ZipEntry entry) throws IOException {
    String place = name + "!" + entry.getName();
    if (List.of(entry.getName().split("[/\\\\]", -1)).contains("..")
        || entry.getName().startsWith("/")) {
      problem(place, "the name leads out of the package; it was read and nothing written there");
    }
    Path copy = Files.createTempFile("weft", ".warc");
    try {
      copy(zip, entry, copy, place);
      WarcFile file = new WarcFile(place, records, sink);
      switch (ArchiveFormat.of(copy)) {
        case WARC -> file.read(copy);
        case WARC_ZSTD -> file.readZstd(copy);
        case WACZ, SITEMAP, PAGE_TABLE, LINK_TABLE, URL_LIST, UNKNOWN ->
            problem(place, "is no WARC by its first bytes");
        case EMPTY -> problem(place, "the file is empty");
      }
    } finally {
      records.forget(copy);
      Files.deleteIfExists(copy);
    }
  }

  private void copy(ZipFile zip, ZipEntry entry, Path copy, String place) throws IOException {
    long most = Math.max(FREE, RATIO * entry.getCompressedSize());
    byte[] step = new byte[STEP];
    long size = 0;
    try (InputStream in = zip.getInputStream(entry);
        OutputStream out = Files.newOutputStream(copy)) {
      while (true) {
        int count;
        try {
          count = in.read(step);
        } catch (IOException e) {
          problem(place, "is damaged: " + e.getMessage());
          return;
        }
        if (count < 0) {
          return;
        }
        size += count;
        if (size > most) {
          problem(place, "swells to more than %d times its size and was cut".formatted(RATIO));
          return;
        }
        out.write(step, 0, count);
      }
    }
  }

  private void problem(String file, String what) {
    sink.problem(new ArchiveProblem(file, 0, what));
  }
}
