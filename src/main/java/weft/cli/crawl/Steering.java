package weft.cli.crawl;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import weft.cli.output.Wording;
import weft.config.ConfigException;
import weft.config.Effective;
import weft.config.LiveChange;
import weft.config.RoomSettings;
import weft.config.SeedList;
import weft.config.SeedReader;
import weft.crawl.Control;
import weft.crawl.Crawl;
import weft.crawl.CrawlStats;
import weft.fetch.Credentials;
import weft.model.Seed;
import weft.store.StoreException;
import weft.url.Canonicalizer;

/**
 * Carries out what {@code weft ctl} says to the crawl of this process. A change makes another
 * configuration of the one that the run has, and the crawl goes on with that. For any thread.
 */
final class Steering {
  /** The commands, in the order of help. */
  static final List<String> VERBS =
      List.of("pause", "resume", "stop", "set", "exclude", "include", "add", "status");

  private static final String SOURCE = "ctl";
  private static final int SHOWN = 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Crawl crawl;
  private final Credentials credentials;
  private final String version;
  private final Map<String, String> environment;
  private final List<String> changes = new CopyOnWriteArrayList<>();
  private Effective effective;

  /**
   * Steers a crawl.
   *
   * @param credentials of that crawl, to which those in seeds are added
   * @param version stands in the User-Agent
   */
  Steering(
      Crawl crawl,
      Effective effective,
      Credentials credentials,
      String version,
      Map<String, String> environment) {
    this.crawl = crawl;
    this.effective = effective;
    this.credentials = credentials;
    this.version = version;
    this.environment = environment;
  }

  /** Carries a command out; answers {@code ok} or {@code no} and a text for people. */
  String apply(List<String> words) {
    try {
      return "ok " + carryOut(words.getFirst(), words.subList(1, words.size()));
    } catch (ConfigException | Control.Ending | StoreException e) {
      return "no " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "no the crawl has ended";
    }
  }

  private String carryOut(String verb, List<String> words)
      throws Control.Ending, InterruptedException {
    return switch (verb) {
      case "pause" -> crawl.control().pause() ? "paused; " + underWay() : "it was paused already";
      case "resume" -> crawl.control().resume() ? "going on" : "it was not paused";
      case "stop" -> stop();
      case "status" -> status();
      case "set" -> change(verb, words, LiveChange::set);
      case "exclude" -> change(verb, words, LiveChange::exclude);
      case "include" -> change(verb, words, LiveChange::include);
      case "add" -> add(words);
      default -> throw new ConfigException("unknown action '" + verb + "' of ctl");
    };
  }

  private String stop() {
    crawl.stop("ctl");
    return "stopping; 'weft resume' goes on";
  }

  private String underWay() {
    int visits = crawl.frontier().leases();
    return visits == 0
        ? "nothing is under way"
        : Wording.count(visits, "visit", "visits") + " under way will end";
  }

  private String status() {
    CrawlStats.Snapshot now = crawl.stats();
    return (crawl.control().paused() ? "paused" : "crawling")
        + ", "
        + Wording.number(crawl.frontier().leases())
        + " under way, "
        + Wording.number(now.queued())
        + " queued"
        + (changes.isEmpty() ? "" : "; changed meanwhile: " + String.join(", ", changes));
  }

  /** How a word changes a configuration. */
  @FunctionalInterface
  private interface Changing {
    Effective of(Effective effective, String word);
  }

  private String change(String verb, List<String> words, Changing changing)
      throws Control.Ending, InterruptedException {
    lock.lockInterruptibly();
    try {
      Effective next = effective;
      for (String word : words) {
        next = changing.of(next, word);
      }
      long unwanted =
          crawl
              .control()
              .change(new RoomSettings(next).crawl(version, environment), next.renderStored());
      effective = next;
      words.forEach(word -> changes.add(verb + " " + word));
      while (changes.size() > SHOWN) {
        changes.removeFirst();
      }
      String said = verb + " " + String.join(" ", words) + " holds from now on";
      return verb.equals("set")
          ? said
          : said + "; " + Wording.count(unwanted, "queued URL is", "queued URLs are") + " left out";
    } finally {
      lock.unlock();
    }
  }

  private String add(List<String> words) throws Control.Ending, InterruptedException {
    Canonicalizer canonicalizer = new Canonicalizer();
    SeedList list =
        new SeedReader(
                text -> canonicalizer.canonicalize(text, null),
                java.io.InputStream.nullInputStream(),
                Path.of(""))
            .read(words, List.of());
    list.credentials().forEach(credentials::put);
    List<Seed> seeds = new ArrayList<>();
    list.seeds().forEach(seed -> seeds.add(seed.from(SOURCE)));
    int queued = crawl.control().add(seeds);
    int others = seeds.size() - queued;
    return Wording.count(queued, "URL is", "URLs are")
        + " queued"
        + (others == 0 ? "" : "; the others were known, or are excluded: 'weft explain' says why");
  }
}
