package weft.scope;

import java.util.Locale;

/** How far a crawl goes from each of its seeds. */
public enum ScopePreset {
  /** The seed alone. */
  PAGE,
  /** The seed's host name and port, and its path up to the last slash, by http or https. */
  PREFIX,
  /** The seed's host name, whatever the scheme and port. */
  HOST,
  /** The seed's registered domain; addresses and single labels stand for themselves. */
  DOMAIN,
  /** Everywhere. */
  ANY;

  /** The name in configuration and rules: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
