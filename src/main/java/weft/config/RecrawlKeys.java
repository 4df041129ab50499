package weft.config;

import static weft.config.Topic.RECRAWL;

import weft.crawl.RevisitSettings;

/** Those of the {@link Settings} that say what a further run over a file asks for again. */
public final class RecrawlKeys {

  public static final Key<RevisitSettings> REVISIT =
      Key.of(
          RECRAWL,
          "revisit",
          new RevisitType(),
          null,
          "Ask again only for what is older; adaptive: each URL as often as it changes");

  public static final Key<String> SINCE =
      Key.of(
              RECRAWL,
              "since",
              TextType.of(
                  "RUN|all|none",
                  "[1-9][0-9]{0,17}|all|none",
                  "must be the number of a run in the same file, see 'weft runs FILE'; or all, or"
                      + " none"),
              "all",
              "The newest run to compare with; none asks for everything anew")
          .alias("--update=all");

  public static final Key<Boolean> RETRY_FAILED =
      Key.of(
              RECRAWL,
              "retry-failed",
              new SwitchType(true),
              "off",
              "Take the newest run up again for what failed in it, each time after a longer wait")
          .onlyAsFlag();

  private RecrawlKeys() {}
}
