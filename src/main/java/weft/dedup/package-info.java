/**
 * Deduplication: a Caffeine cache in front of the table of known URLs.
 *
 * <p>The cache answers the common question, "has this run a row for that URL?", without asking the
 * writer; around thirty links of a page are answered here and two or three go on. It is a cache and
 * nothing more: only the table, reached through the writer, says that a URL is new, so its size
 * changes the speed of a crawl and never its result. A bounded cache as the only memory re-crawls
 * what it forgets; an unbounded one is lost on exit.
 *
 * <p>An entry holds the row id, which goes into the link graph; the least depth known when it was
 * learned, so that a nearer way to a URL is noticed; and whether the URL is settled, so that a
 * better link to one that was excluded for want of such a link is noticed. A stale entry is always
 * on the safe side: its depth is too great or it is not yet settled, and either sends the link to
 * the writer, which looks at the row.
 */
@NullMarked
package weft.dedup;

import org.jspecify.annotations.NullMarked;
