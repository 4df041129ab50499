package weft.export;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * ASCII lines that are to be sorted by their bytes, however many: more than fit into memory lie in
 * temporary files meanwhile. Owned by one thread.
 */
final class SortedLines implements AutoCloseable {
  private final int inMemory;
  private final List<Path> runs = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();

  /** Sorts with that many lines in memory at once. */
  SortedLines(int inMemory) {
    this.inMemory = inMemory;
  }

  void add(String line) throws IOException {
    lines.add(line);
    if (lines.size() >= inMemory) {
      Collections.sort(lines);
      Path run = Files.createTempFile("weft-sort", ".txt");
      runs.add(run);
      Files.write(run, lines, StandardCharsets.US_ASCII);
      lines.clear();
    }
  }

  /** Writes them all, each ended by a line feed. */
  void into(OutputStream out) throws IOException {
    Collections.sort(lines);
    PriorityQueue<Run> heads = new PriorityQueue<>(Comparator.comparing(run -> run.head));
    try {
      for (Path run : runs) {
        heads.add(new Run(Files.newBufferedReader(run, StandardCharsets.US_ASCII)));
      }
      int next = 0;
      while (next < lines.size() || !heads.isEmpty()) {
        Run run = heads.peek();
        if (run == null || (next < lines.size() && lines.get(next).compareTo(run.head) <= 0)) {
          write(lines.get(next++), out);
        } else {
          heads.remove();
          write(run.head, out);
          if (run.advance()) {
            heads.add(run);
          }
        }
      }
    } finally {
      for (Run run : heads) {
        run.reader.close();
      }
    }
  }

  private static void write(String line, OutputStream out) throws IOException {
    out.write(line.getBytes(StandardCharsets.US_ASCII));
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    for (Path run : runs) {
      Files.deleteIfExists(run);
    }
  }

  /** A file of sorted lines and the first of them that was not written yet. */
  private static final class Run {
    private final BufferedReader reader;
    private String head;

    Run(BufferedReader reader) throws IOException {
      this.reader = reader;
      head = reader.readLine();
    }

    boolean advance() throws IOException {
      @Nullable String line = reader.readLine();
      if (line == null) {
        reader.close();
        return false;
      }
      head = line;
      return true;
    }
  }
}
