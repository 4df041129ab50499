package weft.export;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import weft.analysis.Workspace;
import weft.store.StoreException;
import weft.store.StoreException.Kind;

/**
 * WARC files that are written while a crawl runs, on a thread of their own. They follow what is
 * committed: each answer is read from the database once it is there and written as {@link
 * Export#warc} would write it, in the same order. How far that has come is noted beside the files,
 * so that whatever a killed process or a full disk leaves out is made up for when the run is
 * carried on.
 */
public final class LiveWarc implements AutoCloseable {
  private final Path directory;
  private final long maxFile;
  private final String software;
  private final Semaphore news = new Semaphore(0);
  private volatile boolean ending;
  private volatile @Nullable StoreException trouble;

  /** Of the writing thread, and of whoever has seen its end. */
  private long answers;

  private @Nullable Thread thread;

  /**
   * An archive in that directory, which is made where it is not there.
   *
   * @param maxFile a new file is begun behind so many bytes
   * @param software who writes it, for the warcinfo records
   * @throws StoreException if that cannot be
   */
  public LiveWarc(Path directory, long maxFile, String software) {
    this.directory = directory;
    this.maxFile = maxFile;
    this.software = software;
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw unusable("cannot be made: " + e.getMessage());
    }
    if (!Files.isWritable(directory)) {
      throw unusable("cannot be written; name a directory that is yours");
    }
  }

  private StoreException unusable(String why) {
    return new StoreException(Kind.UNUSABLE, "--warc " + directory + ": " + why);
  }

  /**
   * Begins to follow a run.
   *
   * @param failed called once, on another thread, where the files cannot be written any more
   */
  public void follow(Path database, long run, Runnable failed) {
    thread = Thread.ofPlatform().name("warc").start(() -> work(database, run, failed));
    committed();
  }

  /** Says that something was committed. */
  public void committed() {
    news.release();
  }

  /**
   * Writes what is left.
   *
   * @return how many answers were written since {@link #follow}
   * @throws StoreException if not everything could be written; the database has it
   */
  public long finish() {
    close();
    StoreException failure = trouble;
    if (failure != null) {
      throw failure;
    }
    return answers;
  }

  @Override
  public void close() {
    ending = true;
    news.release();
    Thread running = thread;
    boolean interrupted = false;
    while (running != null && running.isAlive()) {
      try {
        running.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void work(Path database, long run, Runnable failed) {
    try (Workspace workspace = Workspace.open(database, OptionalLong.of(run))) {
      try (Following following = new Following(workspace)) {
        boolean last;
        do {
          news.acquireUninterruptibly();
          int _ = news.drainPermits();
          last = ending;
          following.catchUp();
        } while (!last);
        following.end();
      }
    } catch (IOException e) {
      trouble = trouble(e, database);
    } catch (StoreException e) {
      trouble = e;
    } catch (RuntimeException defect) {
      trouble = new StoreException("--warc " + directory + ": met a defect: " + defect, defect);
    }
    if (trouble != null) {
      failed.run();
    }
  }

  private StoreException trouble(IOException cause, Path database) {
    String why =
        switch (cause) {
          case NoSuchFileException _ -> "what was written is gone";
          case AccessDeniedException _ -> "permission denied";
          default -> String.valueOf(cause.getMessage());
        };
    boolean full = why.contains("No space left") || why.contains("quota");
    return new StoreException(
        full ? Kind.FULL : Kind.IO,
        "--warc %s: %s; %s has everything, mend that and 'weft resume %s' writes what is missing"
            .formatted(
                directory,
                full ? "the disk is full" : "cannot be written: " + why,
                database.getFileName(),
                database),
        cause);
  }

  /** The files of one run. Owned by the thread that writes. */
  private final class Following implements AutoCloseable {
    private final Workspace workspace;
    private final LiveFolder folder;
    private final Outlinks outlinks;
    private final FirstAnswers firsts;
    private final Instant begun;
    private final String fields;
    private @Nullable LiveFile file;
    private long at;

    Following(Workspace workspace) throws IOException {
      this.workspace = workspace;
      String[] about = {"", ""};
      Cells.of(
          workspace,
          "SELECT started_at, config FROM run WHERE id = :run",
          List.of(),
          row -> {
            about[0] = Long.toString(row.number(0));
            about[1] = row.text(1);
          });
      begun = Instant.ofEpochMilli(Long.parseLong(about[0]));
      fields = WarcExport.information(software, about[1]);
      folder = LiveFolder.of(directory, workspace.file(), begun);
      at = folder.recovered(begun.toEpochMilli()).map(LivePosition::answer).orElse(0L);
      firsts = new FirstAnswers(workspace, at);
      outlinks = new Outlinks(workspace);
    }

    /** Writes what was committed since. */
    void catchUp() throws IOException {
      at =
          InPortions.behind(
              at,
              workspace,
              Captures.SOME,
              Captures.PORTION,
              List.of(Long.MAX_VALUE),
              row -> write(Capture.of(row)));
      note();
    }

    private void write(Capture capture) throws IOException {
      LiveFile into = file();
      Optional<Capture> first = firsts.before(capture);
      WarcRecords records = into.records();
      WarcRecords.Archived answer = records.answer(capture, first.orElse(null));
      into.write(answer.record());
      into.write(records.request(capture, answer.record()));
      String found = outlinks.fields(capture);
      if (!found.isEmpty()) {
        into.write(records.metadata(capture, answer.record(), found));
      }
      at = capture.id();
      answers++;
    }

    private LiveFile file() throws IOException {
      LiveFile present = file;
      if (present != null && present.size() < maxFile) {
        return present;
      }
      end();
      LiveFile next = LiveFile.begin(folder.next(), begun, fields);
      file = next;
      return next;
    }

    private void note() throws IOException {
      LiveFile present = file;
      if (present != null) {
        present.flush();
        folder.note(new LivePosition(begun.toEpochMilli(), at, present.name(), present.size()));
      }
    }

    /** Completes the file that is being written. */
    void end() throws IOException {
      LiveFile present = file;
      if (present != null) {
        note();
        file = null;
        present.complete();
      }
    }

    @Override
    public void close() throws IOException {
      LiveFile present = file;
      file = null;
      if (present != null) {
        present.close();
      }
    }
  }
}
