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
        if (stretch.any() || !searching) {
          sink.problem(new ArchiveProblem(name, stretch.at(), stretch.trouble()));
        }
        searching = true;
        at = stretch.again() ? stretch.at() : RecordStart.from(file, stretch.at() + 1);
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
   * @param any whether one was read
   * @param at where the one begins that could not be read
   * @param again whether another reader might read that one
   * @param trouble with that one; absent where all were read
   */
  private record Stretch(boolean any, long at, boolean again, @Nullable String trouble) {}

  private Stretch stretch(ReadableByteChannel channel, @Nullable Path path, long from) {
    try (WarcReader reader = new WarcReader(channel)) {
      reader.setLenient(true);
      return stretch(reader, path, from);
    } catch (IOException | IllegalArgumentException e) {
      return new Stretch(false, from, false, why(e));
    }
  }

  private Stretch stretch(WarcReader reader, @Nullable Path path, long from) {
    long at = from;
    boolean any = false;
    while (true) {
      Optional<WarcRecord> next;
      try {
        next = reader.next();
      } catch (IOException | IllegalArgumentException e) {
        long failed = Math.max(at, reader.position());
        return new Stretch(any, failed, any && failed > at, why(e));
      }
      if (next.isEmpty()) {
        return new Stretch(any, at, false, null);
      }
      at = Math.max(at, next.get().position());
      try {
        records.read(name, path, at, next.get());
      } catch (IOException | IllegalArgumentException | DateTimeException e) {
        return new Stretch(true, at, false, why(e));
      }
      any = true;
    }
  }

  private static String why(Exception e) {
    if (e instanceof EOFException) {
      return "the record is cut short";
    }
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    int bytes = message.indexOf(": ");
    return "the record cannot be read: " + (bytes < 0 ? message : message.substring(0, bytes));
  }
}
