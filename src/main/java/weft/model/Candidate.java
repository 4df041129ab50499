package weft.model;

import weft.url.Url;

/**
 * A URL that a visit found and that the store must look at: it may be new, nearer than was known,
 * or excluded until now for a reason that this link removes.
 *
 * @param url what was found
 * @param hop how it was found
 * @param pursuit what is wanted of it if it is accepted
 * @param decision of every rule but depth, which the store judges itself because it alone knows the
 *     exact depth of the page
 */
public record Candidate(Url url, Hop hop, Pursuit pursuit, Decision decision) {

  /** A page, if it is accepted. */
  public Candidate(Url url, Hop hop, Decision decision) {
    this(url, hop, Pursuit.PAGE, decision);
  }
}
