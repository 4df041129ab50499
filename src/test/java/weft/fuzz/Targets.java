package weft.fuzz;

import java.util.List;
import java.util.stream.Stream;
import weft.cli.ControlTargets;
import weft.config.ConfigTargets;
import weft.config.SeedTargets;
import weft.crawl.CrawlTargets;
import weft.fetch.AnswerTargets;
import weft.fetch.FetchTargets;
import weft.parse.FieldTargets;
import weft.parse.PageTargets;
import weft.parse.SitemapTargets;
import weft.robots.RobotsTargets;
import weft.store.QueryTargets;
import weft.url.UrlTargets;

/** All targets. */
final class Targets {
  private static final List<Target> ALL =
      Stream.of(
              UrlTargets.all(),
              RobotsTargets.all(),
              FieldTargets.all(),
              PageTargets.all(),
              SitemapTargets.all(),
              FetchTargets.all(),
              AnswerTargets.all(),
              ConfigTargets.all(),
              SeedTargets.all(),
              QueryTargets.all(),
              ControlTargets.all(),
              CrawlTargets.all())
          .flatMap(List::stream)
          .toList();

  private Targets() {}

  static List<Target> all() {
    return ALL;
  }

  /** The target of that name. */
  static Target named(String name) {
    return ALL.stream()
        .filter(target -> target.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no target " + name + " among " + ALL.stream().map(Target::name).toList()));
  }
}
