package weft.cli.crawl;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import weft.cli.command.Console;
import weft.cli.output.Wording;
import weft.config.BesideKeys;
import weft.config.BesideSettings;
import weft.config.ConsoleKeys;
import weft.config.Effective;
import weft.crawl.CommandStep;
import weft.crawl.Crawl;
import weft.crawl.CrawlListener;
import weft.crawl.CrawlSettings;
import weft.crawl.Extensions;
import weft.crawl.PageStep;
import weft.export.LiveWarc;
import weft.hook.Hook;
import weft.model.Run;
import weft.model.Saved;
import weft.model.Visit;
import weft.parse.LinkResolver;
import weft.url.Canonicalizer;

/**
 * What happens beside the file that a crawl writes: a command of the user's is told of pages, and
 * answers go to WARC files.
 */
final class Beside implements CrawlListener, AutoCloseable {
  private final @Nullable Hook hook;
  private final @Nullable LiveWarc warc;
  private final LinkResolver resolver;

  private Beside(@Nullable Hook hook, @Nullable LiveWarc warc, LinkResolver resolver) {
    this.hook = hook;
    this.warc = warc;
    this.resolver = resolver;
  }

  /** What the settings ask for. */
  static Beside of(Effective effective, CrawlSettings settings, String version, Console console) {
    LiveWarc warc =
        effective
            .find(BesideKeys.WARC)
            .map(directory -> warc(directory, effective, version, console))
            .orElse(null);
    return new Beside(
        new BesideSettings(effective).hook().map(Hook::new).orElse(null),
        warc,
        new Canonicalizer(settings.rewrites())::canonicalize);
  }

  private static LiveWarc warc(
      Path directory, Effective effective, String version, Console console) {
    return new LiveWarc(
        console.directory().resolve(directory),
        effective.get(BesideKeys.WARC_FILE_SIZE),
        "Weft/" + version);
  }

  /** Archives what of a run that is over was not archived while it went on. */
  static void makeUp(
      Path file,
      Run run,
      Effective effective,
      CrawlSettings settings,
      String version,
      Console console) {
    try (Beside beside = of(effective, settings, version, console)) {
      if (beside.warc != null) {
        beside.warc.follow(file, run.id(), () -> {});
        beside.finish(effective, console);
      }
    }
  }

  /** What takes part in the crawl. */
  Extensions extensions() {
    PageStep step = hook == null ? PageStep.NONE : new CommandStep(hook, resolver);
    return new Extensions(null, step);
  }

  /** Begins, now that the run is in the file. */
  void begin(Path file, Run run, Crawl crawl) {
    if (warc != null) {
      warc.follow(file, run.id(), () -> crawl.stop("the WARC files cannot be written"));
    }
  }

  @Override
  public void visited(Visit visit, Saved saved) {
    if (warc != null) {
      warc.committed();
    }
  }

  /** Brings everything to its end, and says what came of it. */
  void finish(Effective effective, Console console) {
    if (warc == null) {
      return;
    }
    long answers = warc.finish();
    if (!effective.get(ConsoleKeys.QUIET)) {
      console.say(
          Wording.count(answers, "answer", "answers")
              + " archived in "
              + effective.find(BesideKeys.WARC).orElseThrow());
    }
  }

  @Override
  public void close() {
    if (hook != null) {
      hook.close();
    }
    if (warc != null) {
      warc.close();
    }
  }
}
