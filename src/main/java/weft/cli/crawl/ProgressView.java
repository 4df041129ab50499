package weft.cli.crawl;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import weft.model.DelayReason;

/**
 * How far a crawl is, at one instant.
 *
 * @param pages answers stored in this run
 * @param pagesPerSecond of late
 * @param queued URLs queued
 * @param discovered URLs known
 * @param failed URLs that failed
 * @param excluded URLs that were excluded
 * @param bytes received
 * @param inFlight requests under way
 * @param hostsReady hosts that may be asked now
 * @param hostsWaiting hosts that have to wait
 * @param waitingWhy how many wait for which reason
 * @param errors failed attempts, retried ones included
 * @param elapsed since this process began to crawl
 * @param eta until nothing is queued at the present rate; empty where it cannot be told
 */
public record ProgressView(
    long pages,
    double pagesPerSecond,
    long queued,
    long discovered,
    long failed,
    long excluded,
    long bytes,
    int inFlight,
    int hostsReady,
    int hostsWaiting,
    Map<DelayReason, Integer> waitingWhy,
    long errors,
    Duration elapsed,
    Optional<Duration> eta) {

  public ProgressView {
    waitingWhy = Collections.unmodifiableMap(new TreeMap<>(waitingWhy));
  }
}
