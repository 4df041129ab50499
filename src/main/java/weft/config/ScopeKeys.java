package weft.config;

import static weft.config.Topic.SCOPE;

import java.util.regex.Pattern;
import weft.crawl.Assets;
import weft.scope.ScopePreset;
import weft.scope.TrapMode;
import weft.scope.TrapSettings;

/** Those of the {@link Settings} that say which URLs belong to a crawl, and which are one. */
public final class ScopeKeys {
  public static final Key<ScopePreset> SCOPE_PRESET =
      Key.of(
              SCOPE,
              "scope",
              new ChoiceType<>(ScopePreset.class),
              "host",
              "What belongs to a seed; domain is the registered domain, any is everything")
          .letter('s')
          .alias("--scope-type", "--span-hosts=any");

  public static final Key<Long> DEPTH =
      Key.of(
              SCOPE,
              "depth",
              new NumberType(0, 1_000_000),
              null,
              "Follow at most N links from a seed; 0 is the seeds alone")
          .letter('d')
          .alias("--level", "--max-depth");

  public static final Key<Pattern> INCLUDE =
      Key.of(
              SCOPE,
              "include",
              new PatternType(),
              null,
              "Only URLs where RE is found; of include and exclude the last match wins")
          .alias("--accept-regex")
          .manyTimes();

  public static final Key<Pattern> EXCLUDE =
      Key.of(SCOPE, "exclude", new PatternType(), null, "No URLs where RE is found")
          .alias("--reject-regex")
          .manyTimes();

  public static final Key<Priority> PRIORITY =
      Key.of(
              SCOPE,
              "priority",
              new PriorityType(),
              null,
              "Visit URLs where RE is found sooner than others of their host; 0 is usual, the last"
                  + " match counts")
          .manyTimes();

  public static final Key<TrapMode> TRAPS =
      Key.of(
          SCOPE,
          "traps",
          new ChoiceType<>(TrapMode.class),
          "learn",
          "Endless URLs: learn which bring nothing new and stop them, only keep the rules, or"
              + " neither");

  public static final Key<Long> MAX_REPEATS =
      Key.of(
          SCOPE,
          "max-repeats",
          new NumberType(1, 1_000),
          Integer.toString(TrapSettings.STANDARD.repeats()),
          "No URLs in whose path one segment stands more than N times");

  public static final Key<Long> MAX_SEGMENTS =
      Key.of(
          SCOPE,
          "max-segments",
          new NumberType(1, 10_000),
          Integer.toString(TrapSettings.STANDARD.segments()),
          "No URLs whose path has more than N segments");

  public static final Key<Long> MAX_PARAMETERS =
      Key.of(
          SCOPE,
          "max-parameters",
          new NumberType(1, 10_000),
          Integer.toString(TrapSettings.STANDARD.parameters()),
          "No URLs whose query has more than N parameters");

  public static final Key<Long> EXTRA_HOPS =
      Key.of(
          SCOPE,
          "extra-hops",
          new NumberType(0, 100),
          "0",
          "Fetch pages up to N links beyond the scope too");

  public static final Key<Assets> ASSETS =
      Key.of(
              SCOPE,
              "assets",
              new ChoiceType<>(Assets.class),
              "none",
              "Images, styles, scripts, wherever they lie: only recorded, asked for, or stored")
          .alias("--page-requisites=store");

  public static final Key<External> EXTERNAL =
      Key.of(
              SCOPE,
              "external",
              new ChoiceType<>(External.class),
              "none",
              "Links out of scope: only recorded, or asked once whether they answer")
          .alias("--check-extern=check");

  public static final Key<String> TYPE =
      Key.of(
              SCOPE,
              "type",
              TextType.listOf(
                  "MIME",
                  "!?[A-Za-z0-9*+.-]+/[A-Za-z0-9*+.-]+",
                  "must look like text/html,!image/*"),
              null,
              "Read bodies of these media types only; ! refuses, the last match wins")
          .alias("--filter-mime-type")
          .manyTimes();

  public static final Key<String> SKIP_EXT =
      Key.of(
              SCOPE,
              "skip-ext",
              TextType.listOf("EXT", "[A-Za-z0-9]+", "must look like pdf,zip,mp4"),
              null,
              "No URLs whose path ends in such an extension")
          .manyTimes();

  public static final Key<Boolean> STRIP_TRACKING =
      Key.of(
          SCOPE,
          "strip-tracking",
          new SwitchType(false),
          "on",
          "Drop query parameters that only track visitors: utm_*, gclid, fbclid...");

  public static final Key<String> STRIP_QUERY =
      Key.of(
              SCOPE,
              "strip-query",
              TextType.listOf(
                  "K",
                  "(?:[A-Za-z0-9.*-]+:)?[^,:&=#\\s]+",
                  "must look like sessionid,sort or example.org:sort"),
              null,
              "Drop query parameters; * stands for any characters, HOST:K is for one host")
          .manyTimes();

  public static final Key<String> HOST_ALIAS =
      Key.of(
              SCOPE,
              "host-alias",
              new TextType(
                  "A=B",
                  Pattern.compile("[A-Za-z0-9.-]+=[A-Za-z0-9.-]+"),
                  "must look like www.example.org=example.org"),
              null,
              "Take host A to be another name of host B")
          .manyTimes();

  public static final Key<Boolean> FOLLOW_NOFOLLOW =
      Key.of(
          SCOPE,
          "follow-nofollow",
          new SwitchType(true),
          "off",
          "Follow links that say nofollow too");

  public static final Key<Boolean> IGNORE_META_ROBOTS =
      Key.of(
          SCOPE,
          "ignore-meta-robots",
          new SwitchType(true),
          "off",
          "Follow links of pages that say nofollow in meta robots or X-Robots-Tag");

  private ScopeKeys() {}
}
