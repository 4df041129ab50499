package weft.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The WARC files that an export writes one after the other, each with a warcinfo record at its
 * beginning. All of them take their names when all are whole. Owned by one thread.
 */
final class WarcFiles implements AutoCloseable {
  private final @Nullable Path directory;
  private final String stem;
  private final WarcForm form;
  private final boolean force;
  private final Instant begun;
  private final String fields;
  private final List<PartFile> parts = new ArrayList<>();
  private @Nullable Open open;
  private int files;
  private long bytes;

  /**
   * Files in a directory.
   *
   * @param directory absent where only the places of records are wanted and nothing is written
   * @param stem of their names, without number and ending
   * @param begun when the run began
   * @param fields of the warcinfo records
   */
  WarcFiles(
      @Nullable Path directory,
      String stem,
      WarcForm form,
      boolean force,
      Instant begun,
      String fields) {
    this.directory = directory;
    this.stem = stem;
    this.form = form;
    this.force = force;
    this.begun = begun;
    this.fields = fields;
  }

  /** The file that is being written. */
  private record Open(String name, CountedStream stream, WarcRecords records) {
    WarcPlace write(byte[] record) throws IOException {
      long at = stream.count();
      stream.write(record);
      return new WarcPlace(name, at, record.length);
    }
  }

  /** What makes records of the next answer; its file is begun where the last one is full. */
  WarcRecords next() throws IOException {
    Open present = open;
    boolean full =
        present != null && form.maxFile() > 0 && present.stream.count() >= form.maxFile();
    return present == null || full ? begin().records : present.records;
  }

  private Open begin() throws IOException {
    end();
    String name = name(files++);
    UUID id = Digests.uuid("warcinfo", name, begun.toString(), fields);
    CountedStream stream = new CountedStream(sink(name));
    Open begun = new Open(name, stream, new WarcRecords(id));
    open = begun;
    WarcEncoder encoder = new WarcEncoder(form.compression());
    WarcPlace _ = begun.write(encoder.bytes(WarcRecords.info(id, this.begun, name, fields)));
    return begun;
  }

  private String name(int number) {
    String numbered = form.maxFile() > 0 ? stem + "-%05d".formatted(number) : stem;
    return numbered + form.compression().ending();
  }

  private OutputStream sink(String name) {
    if (directory == null) {
      return OutputStream.nullOutputStream();
    }
    PartFile part = PartFile.begin(directory.resolve(name), force);
    parts.add(part);
    return part.stream();
  }

  /** Writes an encoded record into the file that {@link #next} spoke of. */
  WarcPlace write(byte[] record) throws IOException {
    Open present = open;
    if (present == null) {
      throw new IllegalStateException("no file was begun");
    }
    return present.write(record);
  }

  private void end() {
    Open present = open;
    if (present != null) {
      bytes += present.stream.count();
    }
    if (!parts.isEmpty()) {
      parts.getLast().written();
    }
  }

  /** Gives all files their names, and takes away what a larger export has left there before. */
  void finish() throws IOException {
    end();
    parts.forEach(PartFile::finish);
    if (directory != null && form.maxFile() > 0) {
      for (int i = files; Files.deleteIfExists(directory.resolve(name(i))); i++) {}
    }
  }

  /** How many files there are. */
  int files() {
    return files;
  }

  /** How large they are together, once they are finished. */
  long bytes() {
    return bytes;
  }

  @Override
  public void close() {
    parts.forEach(PartFile::close);
  }
}
