package weft.model;

import java.time.Instant;
import weft.url.Url;

/**
 * An answer that was had elsewhere, as far as it takes to find it a place in a run.
 *
 * @param url whose answer it is
 * @param pursuit what it is wanted for, by what it is
 * @param guessed whether it says that a sitemap is not there that nobody need have named
 * @param at when it was had
 * @param lasting whether it is an answer that a newer one may replace an older one by: no error
 *     that may pass
 * @param order rises with every answer, in the order in which they are read
 * @param source where it is read from, {@code FILE:OFFSET}
 */
public record Capture(
    Url url,
    Pursuit pursuit,
    boolean guessed,
    Instant at,
    boolean lasting,
    long order,
    String source) {}
