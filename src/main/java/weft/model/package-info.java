/**
 * The nouns of a crawl: records, enums and sealed interfaces that move between the rooms.
 *
 * <p>One word per concept. A <em>URL</em> is never a link; a <em>link</em> is an edge; a
 * <em>fetch</em> is one attempt; a <em>visit</em> is all that follows a lease; a <em>page</em> is a
 * parsed fetch; a <em>body</em> is bytes; a <em>run</em> is one crawl from its seeds to its end,
 * however often it was interrupted.
 *
 * <p>The life of a URL in these types: a {@link weft.model.Seed} or an {@link weft.model.Outlink}
 * becomes a {@link weft.model.Candidate} with its {@link weft.model.Decision}; accepted and new, it
 * is a {@link weft.model.CrawlUrl}; the frontier grants a {@link weft.model.Lease} for it; the
 * attempt gives a {@link weft.model.FetchResult} and perhaps a {@link weft.model.Page}; together
 * with a {@link weft.model.Verdict} they are a {@link weft.model.Visit}, the unit that is saved;
 * the commit answers with {@link weft.model.Saved}.
 *
 * <p>Nothing here has behaviour beyond derivation. Codes in enums are stored in files and never
 * reused.
 */
@NullMarked
package weft.model;

import org.jspecify.annotations.NullMarked;
