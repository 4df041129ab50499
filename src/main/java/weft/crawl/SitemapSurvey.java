package weft.crawl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weft.model.Decision;

/**
 * What the sitemaps of one origin list.
 *
 * @param read how many sitemaps were read
 * @param unread how many a crawl would read beyond those that a survey does
 * @param listed URLs in them, each file's counted once
 * @param accepted how many of these a crawl would fetch
 * @param rejected how many it would not, by the rule that decides
 * @param samples a few of them
 * @param troubles what is wrong with sitemaps, for people
 */
public record SitemapSurvey(
    int read,
    int unread,
    long listed,
    long accepted,
    Map<Decision, Long> rejected,
    List<JudgedUrl> samples,
    List<String> troubles) {

  public SitemapSurvey {
    rejected = new LinkedHashMap<>(rejected);
    samples = List.copyOf(samples);
    troubles = List.copyOf(troubles);
  }
}
