package weft.robots;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of one robots.txt into groups; used once, by one thread.
 *
 * <p>Lines that name crawlers open a group, the first rule ends the naming, and the next name opens
 * another group. Nothing else separates groups: neither empty lines nor {@code Sitemap} nor {@code
 * Crawl-delay} (RFC 9309, 2.2.4). Rules before any name belong to nobody.
 */
final class RobotsParser {
  private final List<RobotsRules.Group> groups = new ArrayList<>();
  private final List<String> sitemaps = new ArrayList<>();
  private List<ProductToken> agents = new ArrayList<>();
  private List<Rule> rules = new ArrayList<>();
  private @Nullable Duration crawlDelay;
  private boolean naming = true;

  RobotsRules parse(String text) {
    int number = 0;
    int start = text.startsWith("\uFEFF") ? 1 : 0;
    while (start < text.length()) {
      int end = lineEnd(text, start);
      Line line = Line.read(++number, text.substring(start, end));
      if (line != null) {
        take(line);
      }
      start = end + (text.startsWith("\r\n", end) ? 2 : 1);
    }
    close();
    return new RobotsRules(groups, sitemaps);
  }

  private static int lineEnd(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private void take(Line line) {
    switch (line.directive()) {
      case USER_AGENT -> name(line.value());
      case ALLOW, DISALLOW -> rule(line);
      case CRAWL_DELAY -> delay(line.value());
      case SITEMAP -> sitemaps.add(line.value());
    }
  }

  private void name(String agent) {
    if (!naming) {
      close();
    }
    agents.add(ProductToken.of(agent));
  }

  /** A rule without a path matches nothing; but it is a rule, and ends the naming. */
  private void rule(Line line) {
    if (agents.isEmpty()) {
      return;
    }
    naming = false;
    if (!line.value().isEmpty()) {
      rules.add(Rule.of(line));
      Rule.ofIndexFolder(line).ifPresent(rules::add);
    }
  }

  private void delay(String value) {
    Duration delay = CrawlDelay.parse(value);
    if (delay != null && !agents.isEmpty()) {
      crawlDelay = AgentRules.longer(crawlDelay, delay);
    }
  }

  private void close() {
    if (!agents.isEmpty()) {
      groups.add(new RobotsRules.Group(agents, rules, crawlDelay));
    }
    agents = new ArrayList<>();
    rules = new ArrayList<>();
    crawlDelay = null;
    naming = true;
  }
}
