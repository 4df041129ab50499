package weft.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.config.ConfigLoader;
import weft.config.ConsoleKeys;
import weft.config.Flag;
import weft.config.RoomSettings;
import weft.crawl.Crawl;
import weft.crawl.CrawlListener;
import weft.crawl.CrawlSettings;
import weft.crawl.SteadyClock;
import weft.fetch.Credentials;
import weft.model.Run;
import weft.model.Seed;
import weft.store.SqliteStore;
import weft.url.Domains;
import weft.url.Url;

/** Crawls every server that misbehaves, all at once, and looks at what is in the file. */
class MisbehaviourTest {
  private static final List<String> FLAGS =
      List.of(
          "delay=0",
          "max-delay=100ms",
          "crawl-delay-cap=100ms",
          "adaptive=off",
          "retries=1",
          "concurrency=60",
          "max-redirects=5",
          "max-per-host=40",
          "max-size=1M",
          "max-decoded=4M",
          "max-header=64K",
          "max-links=1000",
          "max-elements=20000",
          "max-sitemap=2M",
          "parse-time=1m");

  /** Long enough for a busy machine: nothing that is crawled with these comes near them. */
  private static final List<String> PATIENT =
      List.of("timeout=50s", "read-timeout=50s", "connect-timeout=50s");

  /** Each of those that are crawled with these uses them up. */
  private static final List<String> HASTY =
      List.of("timeout=3s", "read-timeout=2s", "connect-timeout=2s");

  private static final Map<Misbehaviour, String> OBSERVED = new LinkedHashMap<>();
  private static final List<String> FORGED = new ArrayList<>();
  private static final List<String> OWN = new ArrayList<>();
  @TempDir static Path directory;

  static List<Misbehaviour> all() {
    return List.copyOf(OBSERVED.keySet());
  }

  @BeforeAll
  static void crawl() throws IOException, InterruptedException {
    List<Misbehaviour> all = HostileWeb.all(1_000_000);
    crawl("patient.db", PATIENT, all.stream().filter(bad -> !bad.stalls()).toList());
    crawl("hasty.db", HASTY, all.stream().filter(Misbehaviour::stalls).toList());
    write();
  }

  private static void crawl(String name, List<String> deadlines, List<Misbehaviour> which)
      throws IOException, InterruptedException {
    Path file = directory.resolve(name);
    try (HostileWeb web = HostileWeb.start(which)) {
      crawl(file, deadlines, web);
      Outcome outcome = new Outcome(file);
      FORGED.addAll(outcome.titled("forged"));
      OWN.addAll(outcome.titled("own"));
      for (Misbehaviour each : which) {
        OBSERVED.put(each, outcome.of(web.origin(each)));
      }
    }
  }

  private static void crawl(Path file, List<String> deadlines, HostileWeb web)
      throws IOException, InterruptedException {
    List<Flag> flags = new ArrayList<>();
    FLAGS.forEach(flag -> flags.add(new Flag(ConsoleKeys.SET, "--set", flag)));
    deadlines.forEach(flag -> flags.add(new Flag(ConsoleKeys.SET, "--set", flag)));
    flags.add(new Flag(ConsoleKeys.SET, "--set", "ca=" + web.certificate(directory)));
    RoomSettings rooms = new RoomSettings(new ConfigLoader(directory, Map.of()).load(flags));
    CrawlSettings settings = rooms.crawl("test", Map.of());
    List<Seed> seeds =
        web.seeds().stream().map(url -> new Seed(Url.ofCanonical(url), false, "argument")).toList();
    try (SqliteStore store =
        SqliteStore.open(file, settings.store(), "test", new Domains()::registeredDomain)) {
      Run run = store.begin("", Instant.now());
      Crawl crawl =
          new Crawl(
              settings,
              store,
              () -> Long.MAX_VALUE,
              new Credentials(),
              CrawlListener.NONE,
              new SteadyClock());
      crawl.run(run, seeds, false);
    }
  }

  private static void write() throws IOException {
    StringBuilder table =
        new StringBuilder("| group | what the server does | what is recorded | why |\n");
    table.append("| --- | --- | --- | --- |\n");
    OBSERVED.forEach(
        (each, outcome) ->
            table.append(
                "| %s | %s | %s | %s |\n"
                    .formatted(each.group(), each.name(), outcome, each.why())));
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/misbehaviours.md"), table);
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatIsRecordedOfABadServerIsWhatShouldBe(Misbehaviour bad) {
    assertEquals(bad.outcome(), OBSERVED.get(bad), bad.why());
  }

  @Test
  void noAnswerIsStoredUnderAUrlThatItWasNotGivenTo() {
    assertEquals(List.of(), FORGED);
    assertTrue(OWN.size() >= 5, OWN::toString);
  }

  @Test
  void thereAreEightyMisbehavioursAndEachHasAName() {
    long names = OBSERVED.keySet().stream().map(Misbehaviour::name).distinct().count();
    assertEquals(OBSERVED.size(), names);
    assertTrue(names >= 80, () -> names + " names");
  }
}
