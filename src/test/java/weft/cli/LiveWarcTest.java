package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import weft.cli.command.ExitCode;

/** WARC files that are written while a crawl runs, from the command line. */
class LiveWarcTest {
  @TempDir Path directory;
  private TypedCrawl crawl;

  @BeforeEach
  void start() {
    crawl = new TypedCrawl(directory);
    crawl
        .site
        .page("/", "<a href=/a>a</a> <a href=/b>b</a> <a href=/c>c</a> <a href=/d>d</a>")
        .page("/a", "the same text twice")
        .page("/b", "the same text twice")
        .page("/c", "c")
        .redirect("/d", "/c")
        .header("/c", "ETag", "\"c\"")
        .answerConditionally();
  }

  @AfterEach
  void stop() {
    crawl.close();
  }

  private String archive() {
    return directory.resolve("archive").toString();
  }

  private List<Path> files(String ending) {
    try (Stream<Path> all = Files.list(directory.resolve("archive"))) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every record but warcinfo: its headers, but the one that names warcinfo, and its block. */
  private static List<String> records(List<Path> files) {
    List<String> records = new ArrayList<>();
    for (Path file : files) {
      try (WarcReader reader = new WarcReader(file)) {
        reader.onWarning(
            warning -> {
              throw new AssertionError(file + ": " + warning);
            });
        for (WarcRecord record : reader) {
          byte[] block = record.body().stream().readAllBytes();
          if (!record.type().equals("warcinfo")) {
            var headers = new java.util.TreeMap<>(record.headers().map());
            headers.remove("WARC-Warcinfo-ID");
            records.add(headers + " " + HexFormat.of().formatHex(block));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(file.toString(), e);
      }
    }
    return records;
  }

  /** What an export of the newest run writes. */
  private List<String> exported() {
    assertEquals(
        ExitCode.DONE,
        crawl.terminal.type("export", "site.db", "warc", "-o", "x.warc.gz", "--force"));
    return records(List.of(directory.resolve("x.warc.gz")));
  }

  @Test
  void itHasTheRecordsOfAnExport() {
    assertEquals(ExitCode.DONE, crawl.crawl("--warc", archive()));

    assertTrue(
        crawl.terminal.err().contains("weft: 6 answers archived in " + archive()),
        crawl.terminal.err());
    assertEquals(1, files(".warc.gz").size());
    assertEquals(List.of(), files(".open"));
    List<String> records = records(files(".warc.gz"));
    assertEquals(exported(), records);
    assertEquals(1, records.stream().filter(each -> each.contains("[revisit]")).count());
  }

  @Test
  void aFurtherRunHasFilesOfItsOwnAndRefersToTheFirst() {
    assertEquals(ExitCode.DONE, crawl.crawl("--warc", archive()));
    List<Path> first = files(".warc.gz");
    assertEquals(ExitCode.DONE, crawl.terminal.type("crawl", "-o", "site.db"));

    List<Path> second = new ArrayList<>(files(".warc.gz"));
    second.removeAll(first);
    assertEquals(1, second.size());
    List<String> records = records(second);
    assertEquals(exported(), records);
    assertTrue(
        records.stream().anyMatch(each -> each.contains("revisit/server-not-modified")),
        records.toString());
  }

  @Test
  void filesRollOver() {
    assertEquals(ExitCode.DONE, crawl.crawl("--warc", archive(), "--warc-file-size", "1"));

    assertEquals(6, files(".warc.gz").size());
    assertTrue(files(".warc.gz").getLast().toString().endsWith("-00005.warc.gz"));
    assertEquals(exported(), records(files(".warc.gz")));
  }

  @Test
  void aRunThatIsCarriedOnWritesWhatIsMissingAndNothingTwice() {
    assertEquals(ExitCode.LIMIT, crawl.crawl("--warc", archive(), "-m", "2"));
    assertEquals(
        ExitCode.DONE,
        crawl.terminal.type("resume", "site.db", "-m", "none"),
        crawl.terminal.err());

    assertEquals(2, files(".warc.gz").size());
    assertEquals(exported(), records(files(".warc.gz")));
  }

  @Test
  void whatAKilledProcessLeftBehindIsCutAndCompleted() throws IOException {
    assertEquals(ExitCode.LIMIT, crawl.crawl("--warc", archive(), "-m", "2"));
    Path whole = files(".warc.gz").getFirst();
    long size = Files.size(whole);
    Path open = Files.move(whole, Path.of(whole + ".open"));
    byte[] torn = Files.readAllBytes(open);
    Files.write(open, java.util.Arrays.copyOf(torn, 100), StandardOpenOption.APPEND);
    Path next = Path.of(whole.toString().replace("00000", "00001") + ".open");
    Files.write(next, java.util.Arrays.copyOf(torn, 100));

    assertEquals(ExitCode.DONE, crawl.terminal.type("resume", "site.db", "-m", "none"));

    assertEquals(List.of(), files(".open"));
    assertEquals(size, Files.size(whole));
    assertEquals(exported(), records(files(".warc.gz")));
  }

  @Test
  void aCrawlThatHadNoArchiveBeforeGetsAWholeOne() {
    assertEquals(ExitCode.LIMIT, crawl.crawl("-m", "2"));
    assertEquals(ExitCode.DONE, crawl.crawl("--warc", archive()));

    assertEquals(exported(), records(files(".warc.gz")));
  }

  @Test
  void whereTheFilesCannotBeWrittenTheCrawlStopsAndLaterMakesUpForIt() {
    Path archive = directory.resolve("archive");
    crawl.site.generated(
        target -> {
          if (!target.equals("/e")) {
            return null;
          }
          boolean _ = archive.toFile().renameTo(directory.resolve("gone").toFile());
          return "<a href=/f>f</a>";
        });
    crawl.site.page("/", "<a href=/a>a</a> <a href=/e>e</a>").page("/f", "f");
    assertEquals(
        ExitCode.STORE,
        crawl.crawl("--warc", archive(), "--warc-file-size", "1", "--host-concurrency", "1"));
    String said = crawl.terminal.err();
    assertTrue(
        said.contains("archive: cannot be written: what was written is gone; ")
            && said.contains("site.db has everything, mend that and 'weft resume "),
        said);
    assertFalse(said.contains("Exception:"), said);

    crawl.site.page("/e", "<a href=/f>f</a>");
    assertEquals(ExitCode.DONE, crawl.terminal.type("resume", "site.db"), crawl.terminal.err());
    assertEquals(exported(), records(files(".warc.gz")));
  }

  @Test
  void aDirectoryThatCannotBeIsRefusedBeforeAnythingIsAsked() {
    crawl.file("taken", "");
    assertEquals(ExitCode.USAGE, crawl.crawl("--warc", "taken/archive"));
    assertTrue(
        crawl.terminal.err().contains("taken/archive: cannot be made: "), crawl.terminal.err());
    assertEquals(List.of(), crawl.fetched());
  }
}
