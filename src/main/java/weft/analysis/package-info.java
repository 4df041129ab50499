/**
 * Analysis: what a stored crawl says, found out afterwards and offline.
 *
 * <p>{@link weft.analysis.Workspace} is the desk: one run of a file, shown by the documented views,
 * and beside them whatever has been derived from it. A {@link weft.analysis.Derivation} says how
 * its tables look, what it needs, and fills them; the workspace makes it when somebody asks, once,
 * and again when the run has changed since. Everything else here is a query over views, tables and
 * derivations, and the few algorithms that SQL lacks.
 *
 * <p><b>Where derived tables live.</b> In the Weft file itself while nobody crawls into it, so that
 * they are there the next time; {@code FILE.lock} is held only while they are written. Beside a
 * running crawl, and for a file that cannot be written, in temporary tables of the same names,
 * which hide those of the file. So a query just names the table and does not know. The table {@code
 * derived} says which run each holds, and a stamp of what the file held then: the newest fetch, URL
 * and link, the end of the run, the newest content. Derived tables hold the rows of one run; asking
 * for another makes them anew.
 *
 * <p><b>Why derived at all.</b> The crawl writes what it costs least to write: links stand in the
 * order of their sources, bodies in that of their coming, and there is no index that a crawl does
 * not need itself. Whoever asks who links here, or which titles occur twice, wants another order;
 * making it once, by sorting, costs far less than keeping it while crawling.
 *
 * <p><b>Search.</b> {@link weft.analysis.Search} asks an index of SQLite's FTS5 that keeps no
 * texts: snippets are made from those in {@code content}. It is the one derived table that is not
 * made anew but grows, one row a page that was fetched, whatever runs show it, since a run that
 * found a page unchanged points to the same fetch. {@code Words} makes texts and queries alike
 * comparable and takes scripts without spaces apart into pairs of characters; so whatever stands in
 * a text is found, which a dictionary that cuts a text and a query differently would not promise.
 * There is no stemming: it needs the right language of every page, and {@code begin*} does most of
 * it.
 *
 * <p><b>Comparing.</b> {@link weft.analysis.Diff} goes along the URLs of two runs, each sorted by
 * SQLite, and reads what it compares of a URL only where both have it and not the same fetch.
 *
 * <p>Invariants: nothing that was crawled is ever changed; a derivation is there whole or not at
 * all, since it is one transaction; it depends on the file alone, never on the clock or the
 * network.
 */
@NullMarked
package weft.analysis;

import org.jspecify.annotations.NullMarked;
