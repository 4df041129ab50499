package weft.robots;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A parsed robots.txt; immutable. */
public final class RobotsRules {
  private final List<Group> groups;
  private final List<String> sitemaps;

  RobotsRules(List<Group> groups, List<String> sitemaps) {
    this.groups = List.copyOf(groups);
    this.sitemaps = List.copyOf(sitemaps);
  }

  /**
   * The rules in the bytes of an answer, whatever those are: nothing is refused, and what cannot be
   * understood says nothing.
   */
  public static RobotsRules parse(byte[] bytes) {
    return parse(RobotsText.decode(bytes));
  }

  /** The rules in a text, which was cut to its limit when it was fetched. */
  public static RobotsRules parse(String text) {
    return new RobotsParser().parse(text);
  }

  /**
   * What holds for one crawler: the rules of all groups that name it, or else of all groups for
   * {@code *}, or else nothing (RFC 9309, 2.2.1).
   *
   * @param productToken its name, such as {@code Weft}; a version behind it is left out
   */
  public AgentRules forAgent(String productToken) {
    ProductToken token = ProductToken.of(productToken);
    ProductToken own = token.name().isEmpty() ? ProductToken.ANY : token;
    List<Group> found = naming(own::equals);
    if (found.isEmpty()) {
      found = naming(agent -> agent.identifier().equals(own.name()));
    }
    return AgentRules.merge(found.isEmpty() ? naming(ProductToken.ANY::equals) : found);
  }

  /**
   * The name of the groups that hold for one crawler: its own, or {@code *}; empty where none do.
   *
   * @param productToken as for {@link #forAgent}
   */
  public String groupOf(String productToken) {
    ProductToken token = ProductToken.of(productToken);
    boolean named =
        !token.name().isEmpty()
            && (!naming(token::equals).isEmpty()
                || !naming(agent -> agent.identifier().equals(token.name())).isEmpty());
    if (named) {
      return token.name();
    }
    return naming(ProductToken.ANY::equals).isEmpty() ? "" : ProductToken.ANY.name();
  }

  private List<Group> naming(Predicate<ProductToken> agent) {
    return groups.stream().filter(group -> group.agents().stream().anyMatch(agent)).toList();
  }

  /** The verdict on one path, with its query, for one crawler. */
  public Match match(String productToken, String pathAndQuery) {
    return forAgent(productToken).match(pathAndQuery);
  }

  /** Values of the {@code Sitemap} lines in order, as they stand there. */
  public List<String> sitemaps() {
    return sitemaps;
  }

  /**
   * Rules for the crawlers that the lines before them name.
   *
   * @param agents whom they name, perhaps {@code *}
   * @param rules in order
   * @param crawlDelay the longest that the group names, absent where it names none
   */
  record Group(List<ProductToken> agents, List<Rule> rules, @Nullable Duration crawlDelay) {
    Group {
      agents = List.copyOf(agents);
      rules = List.copyOf(rules);
    }
  }

  /**
   * What the rules say of a path.
   *
   * @param allowed whether it may be fetched
   * @param line number of the line that decided, from 1; 0 where none matched
   * @param text that line, empty where none matched
   * @param crawlDelay time to leave between requests, absent where none is named
   */
  public record Match(boolean allowed, int line, String text, @Nullable Duration crawlDelay) {}
}
