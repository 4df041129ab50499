package weft.hostile;

/**
 * One way in which a server is bad, and what a crawl has to make of it.
 *
 * @param name what the server does
 * @param door how it is to be talked to
 * @param wholeSite whether the script also answers for robots.txt and the sitemap
 * @param stalls whether it makes others wait for their deadlines
 * @param script what it does
 * @param outcome what is recorded, in the words of {@link Outcome}
 * @param why that is right
 */
record Misbehaviour(
    Group group,
    String name,
    Door door,
    boolean wholeSite,
    boolean stalls,
    Script script,
    String outcome,
    String why) {

  /** One of a page on a server that has no robots.txt and no sitemap. */
  static Misbehaviour of(Group group, String name, Script script, String outcome, String why) {
    return new Misbehaviour(
        group, name, Door.PLAIN, false, group == Group.TIME, script, outcome, why);
  }

  /** The same server, to be talked to in that way. */
  Misbehaviour behind(Door other) {
    return new Misbehaviour(group, name, other, wholeSite, stalls, script, outcome, why);
  }

  /** The same server, with a robots.txt and a sitemap of its own. */
  Misbehaviour asWholeSite() {
    return new Misbehaviour(group, name, door, true, stalls, script, outcome, why);
  }

  /** The same server, which makes others wait for their deadlines. */
  Misbehaviour stalling() {
    return new Misbehaviour(group, name, door, wholeSite, true, script, outcome, why);
  }

  @Override
  public String toString() {
    return group + ": " + name;
  }
}
