package weft.frontier;

import java.util.Map;
import weft.model.DelayReason;

/**
 * The frontier at one instant.
 *
 * @param leases visits under way
 * @param queued URLs in memory; more may wait in the store
 * @param hostsReady hosts that could be asked now
 * @param hostsWaiting hosts with queued URLs that may not be asked yet, by what determines it
 * @param hostsParked hosts that were given up with URLs still queued
 */
public record FrontierView(
    int leases,
    int queued,
    int hostsReady,
    Map<DelayReason, Integer> hostsWaiting,
    int hostsParked) {

  public FrontierView {
    hostsWaiting = Map.copyOf(hostsWaiting);
  }
}
