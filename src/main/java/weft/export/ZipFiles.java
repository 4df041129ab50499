package weft.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP file that knows the digests of what was put into it. Owned by one thread. */
final class ZipFiles implements AutoCloseable {
  /** No file has a time of its own, so that the same content gives the same bytes. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ZipOutputStream zip;
  private final List<String> resources = new ArrayList<>();

  ZipFiles(OutputStream out) {
    zip = new ZipOutputStream(out);
  }

  /** Writes what a file holds. */
  @FunctionalInterface
  interface Content {
    void into(OutputStream out) throws IOException;
  }

  /** Puts a file in as it is, so that readers can seek in it. */
  void stored(String path, Path file) throws IOException {
    ZipEntry entry = entry(path);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(Files.size(file));
    entry.setCrc(crc(file));
    zip.putNextEntry(entry);
    CountedStream counted = new CountedStream(zip);
    Files.copy(file, counted);
    zip.closeEntry();
    resources.add(resource(path, counted));
  }

  /** Puts a file in, compressed. */
  void deflated(String path, Content content) throws IOException {
    zip.putNextEntry(entry(path));
    CountedStream counted = new CountedStream(zip);
    content.into(counted);
    zip.closeEntry();
    resources.add(resource(path, counted));
  }

  /** All files so far, each a JSON object with name, path, hash and bytes. */
  List<String> resources() {
    return List.copyOf(resources);
  }

  private static ZipEntry entry(String path) {
    ZipEntry entry = new ZipEntry(path);
    entry.setTimeLocal(TIME);
    return entry;
  }

  private static long crc(Path file) throws IOException {
    CRC32 crc = new CRC32();
    try (InputStream in = new CheckedInputStream(Files.newInputStream(file), crc)) {
      long _ = in.transferTo(OutputStream.nullOutputStream());
    }
    return crc.getValue();
  }

  private static String resource(String path, CountedStream counted) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", path.substring(path.lastIndexOf('/') + 1));
    fields.put("path", path);
    fields.put("hash", counted.sha256());
    fields.put("bytes", counted.count());
    return Json.object(fields);
  }

  /** Ends the file; the stream stays open. */
  void finish() throws IOException {
    zip.finish();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
