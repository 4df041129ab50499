package weft.hostile;

import java.util.List;

/** Servers on which there is always one more page. */
final class Traps {
  private static final String ENDLESS = "done 200, 1 link, 40 pages, 1 excluded";
  private static final String LIMIT = "the limit of the host ends it";

  private Traps() {}

  static List<Misbehaviour> all() {
    return List.of(
        bad(
            "is a calendar without end",
            ENDLESS,
            LIMIT,
            asked -> "<a href='/cal?m=" + (number(asked) + 1) + "'>"),
        bad(
            "puts a session into each path",
            ENDLESS,
            LIMIT,
            asked -> "<a href='/s" + number(asked) + "x" + (number(asked) + 1) + "/'>"),
        bad(
            "has paths that grow",
            "done 200, 1 link, 7 pages, 1 excluded",
            "a segment that is repeated too often is a trap",
            asked -> "<a href='" + asked.target() + "deeper/'>"),
        bad(
            "stacks links without a scheme",
            "done 200, 1 link, 3 pages, 1 excluded",
            "segments that are repeated too often are a trap",
            asked -> "<a href='" + asked.target().substring(1) + "www.example.test/" + "'>"),
        bad(
            "repeats its folders",
            "done 200, 1 link, 7 pages, 1 excluded",
            "a segment that is repeated too often is a trap",
            asked -> "<a href='a/b/'>"),
        bad(
            "has queries that grow",
            ENDLESS,
            LIMIT,
            asked -> "<a href='" + asked.target() + (asked.wants("/") ? "?" : "&") + "a=1'>"),
        bad(
            "makes a page of every name",
            "done 200, 200 links, 40 pages, 7961 excluded",
            LIMIT,
            asked -> {
              StringBuilder links = new StringBuilder();
              for (int i = 0; i < 200; i++) {
                links.append("<a href='/n").append(asked.target().hashCode()).append('-').append(i);
                links.append("'>x</a>");
              }
              return links.toString();
            }));
  }

  /** Makes the HTML of a page. */
  @FunctionalInterface
  private interface Html {
    String of(Asked asked);
  }

  /** The last number in what was asked for; 0 where there is none. */
  private static int number(Asked asked) {
    String digits = asked.target().replaceAll("^.*?(\\d*)\\D*$", "$1");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  private static Misbehaviour bad(String name, String outcome, String why, Html html) {
    return Misbehaviour.of(
        Group.TRAP, name, asked -> asked.send(Answers.page(html.of(asked))), outcome, why);
  }
}
