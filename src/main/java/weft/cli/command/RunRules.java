package weft.cli.command;

import java.util.Optional;
import weft.cli.output.Answer;
import weft.config.Effective;
import weft.config.RoomSettings;
import weft.model.Decision;
import weft.model.RobotsFile;
import weft.model.Run;
import weft.robots.RobotsPolicy;
import weft.robots.RobotsRules;
import weft.scope.Scope;
import weft.store.StoreReader;
import weft.url.Domains;
import weft.url.Url;

/** The rules of a run, made up again from what was stored with it, to judge a URL by. */
public final class RunRules {
  private static final String SEEDS =
      "SELECT url.text, seed.scope FROM seed JOIN url ON url.id = seed.url WHERE seed.run = %d";
  private static final String ADDED = "SELECT scope FROM scope_added WHERE run = %d";

  private final StoreReader file;
  private final RoomSettings settings;
  private final Scope scope;

  /** The rules of that run. */
  public RunRules(StoreReader file, Run run) {
    this.file = file;
    settings = new RoomSettings(Effective.parseStored(run.config()));
    scope = new Scope(settings.scope(), new Domains());
    for (Answer.Row seed : Answer.to(file, SEEDS, run.id())) {
      String own = seed.text(1);
      scope.addSeed(Url.ofCanonical(seed.text(0)), own.isEmpty() ? null : own);
    }
    Answer.to(file, ADDED, run.id()).forEach(added -> scope.restore(added.text(0)));
  }

  /** The URL that stands for this one in the run. */
  public Url rewritten(Url url) {
    return settings.rewrites().apply(url);
  }

  /** What scope and patterns say of a URL that a link leads to. */
  public Decision scope(Url url) {
    return scope.judge(url);
  }

  /** What scope and patterns say of a seed. */
  public Decision seedScope(Url url) {
    return scope.judgeSeed(url);
  }

  /** What the stored robots.txt says of a URL; empty where none is stored or none is heeded. */
  public Optional<String> robots(Url url) {
    if (settings.robots(url.hostKey()) == RobotsPolicy.IGNORE) {
      return Optional.of("ignored in this run");
    }
    return file.robots(url.origin()).map(robots -> verdict(robots, url));
  }

  private String verdict(RobotsFile robots, Url url) {
    String asked =
        (robots.status() == 0 ? "no answer" : "status " + robots.status())
            + ", asked "
            + robots.fetchedAt()
            + (robots.detail().isEmpty() ? "" : ", " + robots.detail());
    if (robots.text() == null) {
      return "no rules (" + asked + ")";
    }
    String token = settings.productToken(Version.number());
    RobotsRules.Match match = RobotsRules.parse(robots.text()).match(token, url.pathAndQuery());
    String verdict = match.allowed() ? "allows it" : "disallows it";
    String line =
        match.line() == 0 ? ", no line matches" : ", line " + match.line() + ": " + match.text();
    return verdict + line + " (" + asked + ")";
  }
}
