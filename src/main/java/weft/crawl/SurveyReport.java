package weft.crawl;

import java.util.List;

/**
 * What a survey found out.
 *
 * @param hosts in the order of their seeds
 * @param seedsExcluded seeds that exclude patterns keep out; their hosts are not asked for them
 * @param asked verdicts on the URLs that the user asked about
 * @param estimate of the crawl
 * @param timeUp whether hosts were left out because it took too long
 */
public record SurveyReport(
    List<HostSurvey> hosts,
    List<JudgedUrl> seedsExcluded,
    List<JudgedUrl> asked,
    Estimate estimate,
    boolean timeUp) {

  public SurveyReport {
    hosts = List.copyOf(hosts);
    seedsExcluded = List.copyOf(seedsExcluded);
    asked = List.copyOf(asked);
  }

  /** Whether there are hosts of seeds, and none of them answered. */
  public boolean nothingReached() {
    List<HostSurvey> ofSeeds = hosts.stream().filter(host -> host.seeds() > 0).toList();
    return !ofSeeds.isEmpty()
        && ofSeeds.stream().allMatch(host -> host.contact() == HostSurvey.Contact.FAILED);
  }
}
