package weft.robots;

import java.time.Instant;

/** What one attempt to have an origin's robots.txt came to. */
sealed interface Answer {

  /** Rules, which hold from that time on for a while. */
  record Known(Instant fetchedAt, AgentRules rules) implements Answer {}

  /** None; the same verdict for every URL of the origin. */
  record Without(RobotsVerdict verdict) implements Answer {}
}
