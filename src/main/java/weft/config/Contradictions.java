package weft.config;

/**
 * The combinations of settings in which one leaves nothing to another. Two that merely do not go
 * together are refused only where both stand in one place, all flags being one: what is given later
 * may overrule what was given before.
 */
final class Contradictions {
  private final Effective effective;

  private Contradictions(Effective effective) {
    this.effective = effective;
  }

  /** Refuses a configuration that contradicts itself. */
  static void refuse(Effective effective) {
    Contradictions found = new Contradictions(effective);
    RoomSettings rooms = new RoomSettings(effective);
    var _ = rooms.scope();
    var _ = rooms.sitemaps();
    if (effective.get(Settings.SEEDS_ONLY) && effective.get(ScopeKeys.EXTRA_HOPS) > 0) {
      throw found.contradict("seeds-only", ScopeKeys.EXTRA_HOPS);
    }
    if (effective.get(Settings.SEEDS_ONLY) && effective.get(ScopeKeys.EXTERNAL) == External.CHECK) {
      throw found.contradict("seeds-only", ScopeKeys.EXTERNAL);
    }
    found.limits();
    found.switches();
    found.recrawl();
  }

  private void limits() {
    atMost(Settings.CONNECT_TIMEOUT, Settings.TIMEOUT);
    atMost(Settings.READ_TIMEOUT, Settings.TIMEOUT);
    atMost(Settings.HOST_CONCURRENCY, Settings.CONCURRENCY);
    atMost(BoundKeys.MAX_SIZE, BoundKeys.MAX_DECODED);
  }

  private void switches() {
    Progress progress = effective.get(ConsoleKeys.PROGRESS);
    boolean shown = progress != Progress.AUTO && progress != Progress.NONE;
    if (effective.get(ConsoleKeys.QUIET)
        && shown
        && together(ConsoleKeys.QUIET, ConsoleKeys.PROGRESS)) {
      throw contradict("quiet", ConsoleKeys.PROGRESS);
    }
    boolean fresh = effective.find(RequestKeys.COOKIES).isEmpty();
    if (!effective.get(RequestKeys.ACCEPT_COOKIES)
        && fresh
        && together(RequestKeys.ACCEPT_COOKIES, RequestKeys.SAVE_COOKIES)) {
      throw contradict("accept-cookies off", RequestKeys.SAVE_COOKIES);
    }
  }

  private void recrawl() {
    boolean anew = effective.get(RecrawlKeys.SINCE).equals("none");
    if (anew && together(RecrawlKeys.SINCE, RecrawlKeys.REVISIT)) {
      throw contradict("since none", RecrawlKeys.REVISIT);
    }
  }

  private <T extends Comparable<T>> void atMost(Key<T> less, Key<T> more) {
    if (together(less, more) && effective.get(less).compareTo(effective.get(more)) > 0) {
      throw new ConfigException(
          "%s is more than %s; raise %s".formatted(text(less), text(more), more.name()));
    }
  }

  private ConfigException contradict(String setting, Key<?> other) {
    return new ConfigException(
        "%s contradicts %s; give one of them".formatted(setting, text(other)));
  }

  private <T> String text(Key<T> key) {
    return key.name() + " " + effective.find(key).map(key.type()::text).orElse("none");
  }

  /** Whether both were given, and in one place. */
  private boolean together(Key<?> one, Key<?> other) {
    String place = place(effective.origin(one));
    return !place.equals("default") && place.equals(place(effective.origin(other)));
  }

  private static String place(String origin) {
    if (origin.startsWith("-")) {
      return "flags";
    }
    return origin.startsWith("WEFT_") ? "environment" : origin.replaceFirst(":\\d+$", "");
  }
}
