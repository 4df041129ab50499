package weft.export.archive;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/**
 * A file of WARC or ARC records: plain, gzip by record or as a whole, or zstd. Behind a record that
 * cannot be read it goes on with the next one that can be found.
 */
final class WarcFile {
  private static final int ZSTD_WINDOW_LOG = 27;

  private final String name;
  private final ArchiveSink sink;
  private final RecordReader records;

  /** Reads into that sink, and names the file like that. */
  WarcFile(String name, RecordReader records, ArchiveSink sink) {
    this.name = name;
    this.sink = sink;
    this.records = records;
  }

  /** Reads a file that is not compressed by zstd. */
  void read(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path)) {
      long at = 0;
      boolean searching = false;
      while (at < file.size()) {
        file.position(at);
        Stretch stretch = stretch(new Borrowed(file), path, at);
        if (stretch.trouble() == null) {
          return;
        }
        boolean none = stretch.records() == 0;
        if (!(searching && none)) {
          sink.problem(new ArchiveProblem(name, stretch.at(), stretch.trouble()));
        }
        searching = true;
        at = RecordStart.from(file, stretch.at() + 1);
      }
    }
  }

  /** Reads a file that is compressed by zstd. */
  void readZstd(Path path) throws IOException {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        var plain = new ZstdInputStreamNoFinalizer(file)) {
      plain.setLongMax(ZSTD_WINDOW_LOG);
      plain.setContinuous(false);
      Stretch stretch = stretch(Channels.newChannel(plain), null, 0);
      if (stretch.trouble() != null) {
        sink.problem(new ArchiveProblem(name, stretch.at(), stretch.trouble()));
      }
    }
  }

  /**
   * Records in a row.
   *
   * @param records how many were read
   * @param at where the one begins that could not be read
   * @param trouble with that one; absent where all were read
   */
  private record Stretch(long records, long at, @Nullable String trouble) {}

  private Stretch stretch(ReadableByteChannel channel, @Nullable Path path, long from)
      throws IOException {
    long at = from;
    long count = 0;
    try (WarcReader reader = new WarcReader(channel)) {
      reader.setLenient(true);
      while (true) {
        Optional<WarcRecord> next = reader.next();
        if (next.isEmpty()) {
          return new Stretch(count, at, null);
        }
        at = Math.max(at, next.get().position());
        records.read(name, path, at, next.get());
        count++;
        at = Math.max(at, next.get().position());
      }
    } catch (EOFException _) {
      return new Stretch(count, at, "the file ends inside a record");
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      return new Stretch(count, at, why(e));
    }
  }

  private static String why(Exception e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    int bytes = message.indexOf(": ");
    return "the record cannot be read: " + (bytes < 0 ? message : message.substring(0, bytes));
  }
}
