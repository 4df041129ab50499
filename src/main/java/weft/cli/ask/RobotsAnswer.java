package weft.cli.ask;

import weft.analysis.RobotsJudge;
import weft.robots.RobotsRules;

/** What a stored robots.txt says to crawlers, in words. */
public final class RobotsAnswer {
  private RobotsAnswer() {}

  /** Reads one file. */
  public static RobotsJudge.Rules of(String text) {
    RobotsRules rules = RobotsRules.parse(text);
    return (agent, path) -> said(rules.match(agent, path));
  }

  private static String said(RobotsRules.Match match) {
    String verdict = match.allowed() ? "allowed" : "disallowed";
    return match.line() > 0 ? verdict + ", line " + match.line() + ": " + match.text() : verdict;
  }
}
