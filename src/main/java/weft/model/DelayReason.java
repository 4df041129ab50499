package weft.model;

import java.util.Locale;

/** What determines the present delay of a host. */
public enum DelayReason {
  /** {@code --delay}. */
  CONFIGURED,
  /** The delay of a table in the configuration that is about this host. */
  CONFIGURED_FOR_HOST,
  /** Crawl-delay in robots.txt. */
  CRAWL_DELAY,
  /** Crawl-delay in robots.txt, cut to {@code --crawl-delay-cap}. */
  CRAWL_DELAY_CAPPED,
  /** The host takes long to answer. */
  LATENCY,
  /** Retry-After in an answer. */
  RETRY_AFTER,
  /** Failures or 429 and 503 without Retry-After. */
  BACK_OFF;

  /** The name in reports and views: lower case with hyphens. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
