package weft.hook;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process of the command, with a thread that writes and reads and one that takes what it says on
 * standard error to the log. Asked by one visit at a time.
 */
final class HookProcess {
  private static final System.Logger LOG = System.getLogger("weft.hook");
  private static final int LONGEST_ANSWER = 16 << 20;
  private static final int LONGEST_COMPLAINT = 500;
  private static final int COMPLAINTS = 1_000;
  private static final int GOODBYE_MILLIS = 500;
  private static final String END = "";

  private final Process process;
  private final boolean answers;
  private final BlockingQueue<String> questions = new SynchronousQueue<>();
  private final BlockingQueue<Outcome> outcomes = new ArrayBlockingQueue<>(1);
  private final Thread server = Thread.ofPlatform().daemon().name("on-page").unstarted(this::serve);
  private final Thread listener =
      Thread.ofPlatform().daemon().name("on-page-log").unstarted(this::listen);
  private volatile String lastComplaint = "";

  /** What came of handing over a line. */
  sealed interface Outcome {
    /** A line came back; empty from a command that only listens. */
    record Line(String text) implements Outcome {}

    /** The process has ended, or closed its pipes. */
    record Ended(String why) implements Outcome {}
  }

  private HookProcess(Process process, boolean answers) {
    this.process = process;
    this.answers = answers;
  }

  /** Starts the command in a shell. */
  static HookProcess start(HookSettings settings) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", settings.command());
    if (!settings.answers()) {
      builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }
    HookProcess started = new HookProcess(builder.start(), settings.answers());
    started.server.start();
    started.listener.start();
    return started;
  }

  /** Hands over a line; absent where nothing came of it in that time, and the process is no use. */
  @Nullable Outcome ask(String line, Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    if (!questions.offer(line, limit.toNanos(), TimeUnit.NANOSECONDS)) {
      return null;
    }
    return outcomes.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  /** Kills it with all its children. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    Process _ = process.destroyForcibly();
    server.interrupt();
  }

  /** Tells it that no more pages come, and kills it where it has not ended after that time. */
  void finish(Duration patience) throws InterruptedException {
    if (questions.offer(END, patience.toNanos(), TimeUnit.NANOSECONDS)
        && process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      return;
    }
    kill();
  }

  private void serve() {
    try (OutputStream out = process.getOutputStream();
        Reader in =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = questions.take(); !line.equals(END); line = questions.take()) {
        outcomes.put(outcome(line, out, in));
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "the command was gone when its pipes were closed", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Outcome outcome(String question, OutputStream out, Reader in) {
    try {
      out.write((question + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
      String answer = answers ? line(in) : "";
      return answer == null ? new Outcome.Ended(why()) : new Outcome.Line(answer);
    } catch (IOException e) {
      return new Outcome.Ended(why());
    }
  }

  /** A line; absent at the end, or where it is too long for an answer. */
  private static @Nullable String line(Reader in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n') {
        return line.toString();
      }
      line.append((char) c);
      if (line.length() > LONGEST_ANSWER) {
        return null;
      }
    }
    return null;
  }

  /** How it ended, for people. */
  private String why() {
    try {
      boolean ended = process.waitFor(GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
      boolean _ = ended && listener.join(Duration.ofMillis(GOODBYE_MILLIS));
      String complaint = lastComplaint.isEmpty() ? "" : ": " + lastComplaint;
      return ended
          ? "ended with exit code " + process.exitValue() + complaint
          : "closed its pipes" + complaint;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return "ended";
    }
  }

  private void listen() {
    try (InputStream raw = process.getErrorStream();
        Reader in = new BufferedReader(new InputStreamReader(raw, StandardCharsets.UTF_8))) {
      StringBuilder line = new StringBuilder();
      int lines = 0;
      for (int c = in.read(); c >= 0; c = in.read()) {
        if (c != '\n') {
          if (line.length() <= LONGEST_COMPLAINT) {
            line.append((char) c);
          }
          continue;
        }
        lastComplaint = Shown.line(line.toString(), LONGEST_COMPLAINT);
        line.setLength(0);
        if (lines++ < COMPLAINTS) {
          LOG.log(System.Logger.Level.INFO, "the command of on-page says: " + lastComplaint);
        }
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "the command says no more", e);
    }
  }
}
