package weft.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.UUID;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcWriter;

/**
 * A WARC file that grows with a crawl. Its name has {@value #OPEN} behind it until it is complete.
 * Owned by one thread.
 */
final class LiveFile implements AutoCloseable {
  static final String OPEN = ".open";
  private static final int BUFFER = 1 << 16;

  private final Path target;
  private final CountedStream stream;
  private final WarcWriter writer;
  private final WarcRecords records;

  private LiveFile(Path target, CountedStream stream, WarcWriter writer, WarcRecords records) {
    this.target = target;
    this.stream = stream;
    this.writer = writer;
    this.records = records;
  }

  /**
   * Begins a file with its warcinfo record.
   *
   * @param target how it is called in the end
   * @param begun when the run began
   * @param fields of the warcinfo record
   */
  static LiveFile begin(Path target, Instant begun, String fields) throws IOException {
    String name = name(target);
    UUID id = Digests.uuid("warcinfo", name, begun.toString(), fields);
    CountedStream stream =
        new CountedStream(
            new BufferedOutputStream(
                Files.newOutputStream(open(target), StandardOpenOption.CREATE_NEW), BUFFER));
    WarcWriter writer = new WarcWriter(Channels.newChannel(stream), Compression.GZIP.records());
    LiveFile file = new LiveFile(target, stream, writer, new WarcRecords(id));
    file.write(WarcRecords.info(id, begun, name, fields));
    return file;
  }

  /** How a file is called while it grows. */
  static Path open(Path target) {
    return target.resolveSibling(name(target) + OPEN);
  }

  private static String name(Path target) {
    return String.valueOf(target.getFileName());
  }

  /** What makes records for it. */
  WarcRecords records() {
    return records;
  }

  /** How it is called in the end. */
  String name() {
    return name(target);
  }

  /** Its size so far. */
  long size() {
    return stream.count();
  }

  void write(WarcRecord record) throws IOException {
    writer.write(record);
  }

  /** Hands everything that was written over to the operating system. */
  void flush() throws IOException {
    stream.flush();
  }

  /** Gives it its name. */
  void complete() throws IOException {
    stream.close();
    Files.move(open(target), target);
  }

  /** Closes it as it is; it is completed when the crawl goes on. */
  @Override
  public void close() throws IOException {
    stream.close();
  }
}
