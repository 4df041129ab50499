package weft.export;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weft.analysis.Progress;
import weft.analysis.Workspace;
import weft.export.WarcRecords.Archived;

/** The answers of a run as WARC files, and where their records lie. */
final class WarcExport {
  private static final int TOLD_EVERY = 500;
  private static final Pattern SETTING =
      Pattern.compile("^(user-agent|contact|robots) = \"([^\"\\\\]*)\"", Pattern.MULTILINE);

  private final Workspace workspace;
  private final WarcForm form;
  private final Progress progress;
  private final Queue<WarcEncoder> idle = new ConcurrentLinkedQueue<>();
  private long answers;
  private long revisits;

  WarcExport(Workspace workspace, WarcForm form, Progress progress) {
    this.workspace = workspace;
    this.form = form;
    this.progress = progress;
  }

  /** Is told of each answer that is written. */
  @FunctionalInterface
  interface Listener {
    void archived(Capture capture, Archived record, WarcPlace place) throws IOException;
  }

  /**
   * Writes the files.
   *
   * @param directory absent where nothing is to be written
   * @param stem of their names
   */
  Written write(@Nullable Path directory, String stem, boolean force, Listener listener)
      throws IOException {
    String[] about = {"", ""};
    Cells.of(
        workspace,
        "SELECT started_at, config FROM run WHERE id = :run",
        List.of(),
        row -> {
          about[0] = Instant.ofEpochMilli(row.number(0)).toString();
          about[1] = row.text(1);
        });
    if (about[0].isEmpty()) {
      throw Empty.crawl(workspace);
    }
    try (WarcFiles files =
        new WarcFiles(
            directory,
            stem,
            form,
            force,
            Instant.parse(about[0]),
            information(form.software(), about[1]))) {
      each(files, listener);
      if (answers == 0) {
        throw Empty.crawl(workspace);
      }
      files.finish();
      return new Written(answers, revisits, files.files(), files.bytes());
    }
  }

  /** Records are made by all processors, and what the file says is read by this thread alone. */
  private void each(WarcFiles files, Listener listener) throws IOException {
    Outlinks outlinks = new Outlinks(workspace);
    Captures captures = new Captures(workspace);
    try (InOrder<EncodedAnswer> work = new InOrder<>(encoded -> write(encoded, files, listener))) {
      captures.forEach(
          capture -> {
            Optional<Capture> first =
                capture.sameAs() > 0
                    ? captures.find(capture.sameAs())
                    : captures.firstWithBody(capture);
            String fields = outlinks.fields(capture);
            WarcRecords records = files.next();
            long size = capture.bytes().length + capture.length() + fields.length();
            work.add(size, () -> encoded(capture, first, fields, records));
          });
      work.finish();
    }
  }

  private EncodedAnswer encoded(
      Capture capture, Optional<Capture> first, String fields, WarcRecords records)
      throws IOException {
    WarcEncoder idleOne = idle.poll();
    WarcEncoder encoder = idleOne == null ? new WarcEncoder(form.compression()) : idleOne;
    EncodedAnswer answer = EncodedAnswer.of(capture, first, fields, records, encoder);
    idle.add(encoder);
    return answer;
  }

  private void write(EncodedAnswer answer, WarcFiles files, Listener listener) throws IOException {
    WarcRecords records = files.next();
    EncodedAnswer fit =
        answer.records() == records
            ? answer
            : encoded(answer.capture(), answer.first(), answer.fields(), records);
    WarcPlace place = files.write(fit.encoded().getFirst());
    listener.archived(fit.capture(), fit.archived(), place);
    for (byte[] further : fit.encoded().subList(1, fit.encoded().size())) {
      WarcPlace _ = files.write(further);
    }
    answers++;
    revisits += fit.archived().revisit() ? 1 : 0;
    if (answers % TOLD_EVERY == 0) {
      progress.at(answers + " answers written", 0, 0);
    }
  }

  /** The fields of a warcinfo record, of a run with that configuration. */
  static String information(String software, String config) {
    StringBuilder fields = new StringBuilder();
    fields.append("software: ").append(software).append("\r\n");
    fields.append("format: WARC File Format 1.1\r\n");
    fields.append(
        "conformsTo:"
            + " http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n");
    Matcher setting = SETTING.matcher(config);
    while (setting.find()) {
      String name =
          switch (setting.group(1)) {
            case "user-agent" -> "http-header-user-agent";
            case "contact" -> "operator";
            default -> "robots";
          };
      fields.append(name).append(": ").append(setting.group(2)).append("\r\n");
    }
    fields.append(
        "description: written from a stored crawl; of requests only method, target and Host are"
            + " known\r\n");
    return fields.toString();
  }

  /**
   * What was written.
   *
   * @param answers as responses or revisits
   * @param revisits of these
   * @param files how many
   * @param bytes of all of them
   */
  record Written(long answers, long revisits, int files, long bytes) {}
}
