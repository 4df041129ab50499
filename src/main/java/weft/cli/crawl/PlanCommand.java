package weft.cli.crawl;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import weft.cli.command.Command;
import weft.cli.command.Console;
import weft.cli.command.CrawlJob;
import weft.cli.command.ExitCode;
import weft.cli.command.Manual;
import weft.cli.command.Manual.Chapter;
import weft.cli.command.Manual.Example;
import weft.config.ConfigException;
import weft.config.Nearest;
import weft.config.RoomSettings;
import weft.config.SeedList;
import weft.config.SeedParser;
import weft.crawl.CrawlSettings;
import weft.crawl.Hours;
import weft.crawl.SteadyClock;
import weft.crawl.Survey;
import weft.crawl.SurveyReport;
import weft.fetch.Credentials;
import weft.model.Seed;
import weft.url.CanonicalResult;
import weft.url.Url;
import weft.url.Userinfo;

/** {@code weft plan}: what a crawl would do, without fetching a page. */
public final class PlanCommand implements Command {
  /** After which no host is asked any more. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private static final List<String> FORMATS = List.of("text", "json");

  private final SeedParser urls;
  private final String version;
  private final CrawlArguments arguments;

  /** The command, with what makes URLs of texts and the version for the User-Agent. */
  public PlanCommand(SeedParser urls, String version) {
    this.urls = urls;
    this.version = version;
    arguments = new CrawlArguments(urls);
  }

  @Override
  public Manual manual() {
    return new Manual(
        "plan",
        Chapter.CRAWL,
        "show what a crawl would do, without fetching a page",
        List.of("plan SEED… [SETTING…] [--url URL]… [--format text|json]"),
        List.of(
            "Takes what crawl takes. Of each seed's host only robots.txt and the sitemaps that the"
                + " crawl would read are fetched, at the crawl's pace, for two minutes and 50"
                + " sitemaps a host at most; nothing is written. The first 20 hosts are shown in"
                + " full, the others are summed up.",
            "Pages are not fetched, so what only they tell is not known: links, redirects of seeds,"
                + " sizes. Durations are the least that politeness permits."),
        List.of(
            new Example("weft plan https://example.org/", "pace, sitemaps, scope, duration"),
            new Example(
                "weft plan example.org --exclude '[?&]sort=' --url 'https://example.org/a?sort=up'",
                "whether a URL would be fetched, and which rule decides")));
  }

  @Override
  public CommandSpec spec() {
    return arguments
        .spec()
        .addOption(
            OptionSpec.builder("--url")
                .arity("1")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel("URL")
                .description("Say whether the crawl would fetch URL, and why; may be repeated")
                .build())
        .addOption(
            OptionSpec.builder("--format")
                .arity("1")
                .type(String.class)
                .paramLabel("text|json")
                .description("How to write the plan [text]")
                .build());
  }

  @Override
  public ExitCode run(ParseResult line, Console console) {
    boolean json = json(line.matchedOptionValue("--format", "text"));
    List<Url> asked = asked(line.matchedOptionValue("--url", List.<String>of()));
    CrawlJob job = arguments.job(line, console);
    RoomSettings rooms = new RoomSettings(job.effective());
    CrawlSettings settings = rooms.crawl(version, console.environment());
    requireOpen(settings.requests().hours());
    rooms.cautions().forEach(console::say);
    SurveyReport report = survey(job, rooms, settings, asked, console);
    Plan plan = Plan.of(job, settings, report, LONGEST);
    if (json) {
      console.out().line(new PlanJson(plan).text());
    } else {
      new PlanText(plan).lines().forEach(console.out()::line);
    }
    return report.nothingReached() ? ExitCode.UNREACHABLE : ExitCode.DONE;
  }

  private static SurveyReport survey(
      CrawlJob job, RoomSettings rooms, CrawlSettings settings, List<Url> asked, Console console) {
    Optional<SeedList> seeds = job.seeds();
    Credentials credentials = rooms.credentials(console.environment());
    seeds.ifPresent(list -> list.credentials().forEach(credentials::put));
    List<Seed> named = seeds.map(SeedList::seeds).orElse(List.of());
    try (Notices _ = Notices.on(console)) {
      return new Survey(settings, credentials, LONGEST, new SteadyClock()).run(named, asked);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("the main thread was interrupted", e);
    }
  }

  /** Hosts are asked in the hours of the crawl alone. */
  private static void requireOpen(@Nullable Hours hours) {
    if (hours != null && !hours.untilOpen(ZonedDateTime.now(ZoneId.systemDefault())).isZero()) {
      throw new ConfigException(
          "--hours " + hours + ": a plan asks hosts too; try again then, or give other hours");
    }
  }

  private static boolean json(String format) {
    if (!FORMATS.contains(format)) {
      throw new ConfigException(
          "--format " + format + ": must be one of text, json" + Nearest.hint(format, FORMATS, ""));
    }
    return format.equals("json");
  }

  private List<Url> asked(List<String> texts) {
    List<Url> asked = new ArrayList<>();
    for (String typed : texts) {
      String text = Userinfo.withoutIn(typed);
      switch (urls.parse(text)) {
        case CanonicalResult.Accepted accepted -> asked.add(accepted.url());
        case CanonicalResult.Foreign _ ->
            throw new ConfigException("--url " + text + ": only http and https are crawled");
        case CanonicalResult.Malformed malformed ->
            throw new ConfigException("--url " + text + ": not a URL: " + malformed.why());
        case CanonicalResult.TooLong tooLong ->
            throw new ConfigException("--url of " + tooLong.length() + " bytes: 8192 is the limit");
      }
    }
    return asked;
  }
}
