package weft.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import weft.analysis.Report;

/** The chapters of the page, and what each report is to people who read no manual. */
final class Topics {
  private static final List<Chapter> ALL =
      List.of(
          new Chapter(
              "answers",
              "Broken links and redirects",
              List.of(
                  topic(
                      "broken",
                      "Broken links",
                      "Each link that leads to an error or to nothing: correct it on the page"
                          + " named as referrer, or redirect its target.",
                      "url outcome status referrer anchor link_kind link_position"),
                  topic(
                      "blocked",
                      "Withheld pages",
                      "URLs that somebody keeps this crawler from, by host. They may be in order;"
                          + " nothing is known of them.",
                      ""),
                  topic(
                      "redirect-chains",
                      "Redirect chains",
                      "Redirects that lead to further redirects. Let links lead to the final URL.",
                      "source type hops temp_in_chain final_url final_status unique_inlinks"),
                  topic(
                      "redirects",
                      "Redirects",
                      "URLs that lead elsewhere. Links inside the site are faster without them.",
                      ""),
                  topic(
                      "soft-404s",
                      "Disguised errors",
                      "Pages that say that they are not there, and answer as if they were.",
                      ""),
                  topic(
                      "fragments",
                      "Missing places in pages",
                      "Links to a place in a page (#place) that the page does not have.",
                      ""),
                  topic(
                      "skipped",
                      "URLs that were not fetched",
                      "What the crawl knows and did not ask for, or in vain, and why.",
                      ""),
                  topic(
                      "traps",
                      "Endless URLs",
                      "Patterns of URLs whose pages bring nothing new. Take links that make them away.",
                      ""))),
          new Chapter(
              "pages",
              "Pages and their content",
              List.of(
                  topic(
                      "pages",
                      "Pages",
                      "What was found at each URL that answered.",
                      "url status title indexable indexable_reason depth unique_inlinks outlinks"
                          + " size_body ttfb_ms content_type"),
                  marked(
                      "titles",
                      "Titles",
                      "The title is what search engines and tabs of browsers show. Each page wants"
                          + " one of its own, of 30 to 60 characters.",
                      "verdict <> ''",
                      "title length pages verdict example"),
                  marked(
                      "descriptions",
                      "Descriptions",
                      "Search engines show the description below the title; 70 to 155 characters"
                          + " fit.",
                      "verdict <> ''",
                      "description length pages verdict example"),
                  marked(
                      "headings",
                      "Headings",
                      "Headings are how readers and screen readers find their way: one h1, and no"
                          + " level left out.",
                      "verdict <> ''",
                      "url verdict h1 h1_count h2_count headings"),
                  marked(
                      "images",
                      "Images",
                      "Images that are missing or large, or have no text that stands for them.",
                      "verdict <> ''",
                      "src verdict pages uses missing_alt alt size status example"),
                  topic(
                      "duplicates",
                      "Duplicates",
                      "Pages whose bytes are the same. One of them should be the canonical one.",
                      "url copies verdict representative canonical size_body"),
                  topic(
                      "near-duplicates",
                      "Near-duplicates",
                      "Pages whose texts are nearly the same.",
                      ""),
                  topic(
                      "boilerplate",
                      "Repeated paragraphs",
                      "Paragraphs that stand on half the pages of a host or more.",
                      ""),
                  topic(
                      "structured-data",
                      "Structured data",
                      "What pages say for machines: search results with pictures, prices or stars"
                          + " come from it.",
                      "url format type errors warnings"))),
          new Chapter(
              "search",
              "Search engines",
              List.of(
                  marked(
                      "canonicals",
                      "Canonical URLs",
                      "Which URL a page names as the one to list, where that is another one or"
                          + " does not hold.",
                      "verdict <> 'self'",
                      "url target verdict target_status source"),
                  marked(
                      "hreflang",
                      "Languages",
                      "Versions of pages in other languages that do not agree with each other.",
                      "verdict <> 'ok'",
                      ""),
                  topic(
                      "pagination",
                      "Page series",
                      "Pages that name a next or previous one, and whether that one agrees.",
                      ""),
                  marked(
                      "sitemap-audit",
                      "Sitemaps",
                      "Where sitemaps and what was found differ.",
                      "verdict <> 'ok'",
                      "url verdict status indexable sitemap lastmod unique_inlinks"),
                  topic(
                      "orphans",
                      "Orphans",
                      "URLs that are known from a sitemap, a list or an earlier crawl, and that no"
                          + " page links to.",
                      ""),
                  topic(
                      "robots",
                      "Rules for crawlers",
                      "The robots.txt of each host, and what it kept this crawl from.",
                      ""))),
          new Chapter(
              "links",
              "Links and structure",
              List.of(
                  topic(
                      "directories",
                      "Folders",
                      "Pages by the folder that they lie in.",
                      "folder urls share bytes indexable errors"),
                  topic(
                      "templates",
                      "Patterns of URLs",
                      "Pages by the pattern that their URLs follow, which often is the template"
                          + " that made them.",
                      ""),
                  topic(
                      "anchors",
                      "Words of links",
                      "The words by which pages are linked to; 'click here' tells nobody what is"
                          + " behind it.",
                      ""),
                  topic(
                      "graph-metrics",
                      "Weight of pages",
                      "What the links among pages say about the weight of each.",
                      ""))),
          new Chapter(
              "technology",
              "Servers and security",
              List.of(
                  topic(
                      "hosts",
                      "Hosts",
                      "How much of each host is known and how it answers.",
                      "host port urls fetched failed queued excluded robots_denied error_rate bytes"
                          + " duplicates health"),
                  topic(
                      "status-codes",
                      "Status codes",
                      "How pages answered, and for which reasons no answer came.",
                      ""),
                  topic(
                      "performance",
                      "Response times",
                      "How fast pages came: percentiles by host and by pattern of URL.",
                      "scope key pages ttfb_p50_ms ttfb_p95_ms ttfb_max_ms total_ms size_wire"
                          + " size_body compressed cacheable"),
                  marked(
                      "security",
                      "Security",
                      "How pages are protected on their way and in the browser.",
                      "verdict <> ''",
                      "url verdict https mixed_content insecure_forms cookie_flags hsts csp"),
                  topic(
                      "changes",
                      "Changes",
                      "What differs from earlier crawls of the same file.",
                      ""))));

  private Topics() {}

  /** The chapters with the topics of some reports; those without one come last. */
  static List<Chapter> of(List<Report> reports) {
    Set<String> wanted = reports.stream().map(Report::name).collect(Collectors.toSet());
    List<Chapter> chapters = new ArrayList<>();
    for (Chapter chapter : ALL) {
      chapters.add(
          new Chapter(
              chapter.id(),
              chapter.title(),
              chapter.topics().stream().filter(t -> wanted.contains(t.report())).toList()));
    }
    Set<String> known = topics().map(Topic::report).collect(Collectors.toSet());
    chapters.add(
        new Chapter(
            "others",
            "Further reports",
            reports.stream()
                .filter(report -> !known.contains(report.name()))
                .map(Topic::plain)
                .toList()));
    chapters.removeIf(chapter -> chapter.topics().isEmpty());
    return chapters;
  }

  /** Whether a report has a topic of its own. */
  static boolean has(Report report) {
    return topics().anyMatch(topic -> topic.report().equals(report.name()));
  }

  /** The titles of topics whose reports are not among those. */
  static List<String> besides(Set<String> reports) {
    return topics().filter(t -> !reports.contains(t.report())).map(Topic::title).toList();
  }

  private static Stream<Topic> topics() {
    return ALL.stream().flatMap(chapter -> chapter.topics().stream());
  }

  private static Topic topic(String report, String title, String about, String columns) {
    return marked(report, title, about, "", columns);
  }

  private static Topic marked(
      String report, String title, String about, String where, String columns) {
    List<String> names = columns.isEmpty() ? List.of() : List.of(columns.split(" ", -1));
    return new Topic(report, title, about, names, where);
  }
}
