/**
 * Analysis: what a stored crawl says, found out afterwards and offline.
 *
 * <p>{@link weft.analysis.Workspace} is the desk: one run of a file, shown by the documented views,
 * and beside them whatever has been derived from it. A {@link weft.analysis.Derivation} says how
 * its tables look, what it needs, and fills them; the workspace makes it when somebody asks, once,
 * and again when the run has changed since. Everything else here is a query over views, tables and
 * derivations, and the few algorithms that SQL lacks.
 *
 * <p><b>Reports.</b> {@link weft.analysis.Report} is a question as data: a name, a sentence,
 * columns, what has to be derived before, and SQL. Each stands in a resource {@code NAME.sql} whose
 * comments say all of that, so that a report is added by writing one file and naming it in {@link
 * weft.analysis.Reports}; {@code derived/NAME.sql} are the derivations that SQL alone can make.
 * Whoever shows a report (a table, CSV, a page) takes its rows from a {@link weft.store.RowSink}
 * and needs to know nothing of it. What SQLite cannot say, {@code SqlFunctions} adds to it. A
 * report has no correlated query without an index to answer it, so that it comes in seconds on a
 * million pages once its derivations are there.
 *
 * <p><b>Issues.</b> {@link weft.analysis.IssueRule} is a fault that a site may have, as data too:
 * {@code issues/CATEGORY.sql} has one query for each, which answers URLs and evidence. {@code
 * IssueTable} keeps what they find, and marks it as new, same or gone against the run before, for
 * which it derives what it needs beside the file; {@link weft.analysis.Issues} counts and lists. A
 * rule compares what {@code page_audit} and {@code link_audit} have measured in one pass, or walks
 * from what is rare (broken URLs, redirects, hosts) to the links that lead there, so that each
 * answers in seconds on a million pages.
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
 * making it once, by sorting, costs far less than keeping it while crawling. What only counts links
 * needs no order: {@code LinkCountTable} reads them once and counts in arrays.
 *
 * <p><b>The link graph.</b> {@code PageGraph} reads the links of a run once, in the order of the
 * file, into arrays of ints ({@code LinkGraph}); links of a page are asked for as one text, which
 * spares a call into SQLite for each. {@code PageRank}, {@code Hits}, {@code StrongComponents} and
 * {@code ClickDepth} work on these arrays; {@code GraphMetricTable} stores what they say, {@code
 * GroupTable} the same of directories and hosts, and {@code StoredGraph} shows it or writes the
 * graph row by row with a {@code GraphWriter}. Arrays of our own rather than a library: an edge
 * costs four bytes, so that forty million of them fit into a heap of one gigabyte; general graph
 * libraries have an object for each edge, or bring tens of megabytes of collections for what is
 * here a loop over an array, and those for compressed web graphs want the graph in files of their
 * own.
 *
 * <p><b>What is alike.</b> {@code Shingles} makes a text a set of hashes, {@code Signatures} keeps
 * 256 bytes of each, {@code AlikeSets} finds candidates by bands of these and has each compared
 * exactly, {@code NearDuplicateTable} stores the clusters. A text is read once to be signed and
 * again where it is compared; nothing is compared with everything. On 6,000 pages of real
 * documentation, with all 18 million pairs compared exactly, all pairs at 0.7 and above were found
 * and 99.9 % at 0.5; nothing was found that was not alike.
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
