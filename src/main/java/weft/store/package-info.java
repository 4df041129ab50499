/**
 * The store: one SQLite file, one writer thread.
 *
 * <p><b>Who reads what.</b> {@link weft.store.PageStore} is the store as a crawl sees it, {@link
 * weft.store.SqliteStore} keeps it in a file. {@link weft.store.StoreReader} looks into a file,
 * also beside a running crawl, and {@link weft.store.ContentWriter} adds content afterwards. {@link
 * weft.store.Schema} holds the tables and the views; the views are the contract with analysts.
 *
 * <p><b>The way of a visit.</b> Whoever saves it hashes its URLs and compresses its body on its own
 * thread ({@code PackedVisit}), puts it into the inbox of the {@code Writer} and parks. The writer
 * thread alone touches the write connection: it takes one job, drains what else is waiting, carries
 * all of it out in one transaction, commits, and wakes everybody. There is no timer: the busier the
 * crawl, the larger the groups. {@code VisitWriter} turns a visit into rows; {@code Discovery} does
 * so for the URLs that it found. Row ids are given out in Java, links and URLs go in by many-row
 * INSERTs, statements are kept.
 *
 * <p><b>What holds.</b>
 *
 * <ul>
 *   <li>A URL leaves the queue only in the transaction that stores its outcome; so a killed process
 *       loses nothing that was answered, and repeats only what was in flight.
 *   <li>Every URL of a run stands in exactly one state.
 *   <li>The stored depth of a URL is the least one among the followed links stored so far. A page
 *       that turns out to be nearer pulls what lies behind it nearer, through its stored links; a
 *       URL that comes within the limit thereby is queued. So what a complete crawl fetches does
 *       not depend on the order of visits.
 *   <li>{@code Saved.queued} names a URL only when a commit has put it into the queue. One that was
 *       queued before and is merely nearer now is not named: its visit may have ended between that
 *       commit and the moment the frontier hears of it, and it would be visited twice.
 *   <li>A URL is crawled as a page, as a sitemap or as both ({@link weft.model.Pursuit}). Each
 *       pursuit that it takes on later puts it into the queue once more; a visit that was made for
 *       fewer pursuits than the row has by then does not end its time there. Sitemaps have no part
 *       in the depths of pages: their own is 0, that of what they list 1.
 *   <li>The hash of a URL finds, the text decides.
 *   <li>A job with a defect loses its own work only: the group is rolled back and carried out again
 *       one by one. When the file itself is in trouble, everybody waiting and everybody later is
 *       told, and what was committed stands.
 *   <li>One process writes: {@code FILE.lock} holds an operating system lock and the process id.
 *       Such locks, SQLite's own included, vanish when their process closes any other channel on
 *       the same file; so nothing here opens the database or the lock file except through those
 *       two.
 * </ul>
 *
 * <p><b>Why a hash index.</b> {@code UrlIndexBench}: URLs of about 85 characters in random order,
 * the first million rows, CPU time of the writing thread. All figures come from one run on a busy
 * two-core machine, where one call of the driver costs about six times what it does on a quiet one:
 * only their ratios mean something.
 *
 * <table>
 *   <caption>CPU microseconds to look a new URL up and insert it</caption>
 *   <tr><th>identity<th>20 hosts<th>100,000 hosts<th>bytes a row
 *   <tr><td>UNIQUE index on the text<td>43.9 and 47.9<td>45.5<td>215 to 225
 *   <tr><td>index on a hash, text compared<td>25.9 and 28.4<td>28.2<td>127 to 132
 *   <tr><td>the same behind a Bloom filter of 16 MiB<td>22.2 and 22.4<td>23.1<td>127 to 132
 * </table>
 *
 * <p>The index on a hash went on to 26.8, 42.7, 46.7 and 40.6 in the first, third, fifth and tenth
 * million of a longer run (129 bytes a row at ten million): it stays above 20,000 new URLs a
 * second. The other two were not run beyond three million. The text index costs 1.7 times as much
 * and takes nearly twice the room. The filter spares the lookup of what is new, a sixth of the
 * whole, because the insert needs the same index page anyway; for that it would have to be filled
 * from all rows at every start, which resuming within seconds does not leave time for. So there is
 * none.
 *
 * <p><b>Why so.</b> No index on link targets: it would double the cost of writing; links are found
 * from their source, as a range of ids. The partial index on queued rows makes resuming a matter of
 * the hosts that have some, not of all rows. A failed attempt points to the one before it, so that
 * the history of a URL needs no index either. Foreign keys are declared for readers and checked by
 * {@code verify}, not at each write.
 */
@NullMarked
package weft.store;

import org.jspecify.annotations.NullMarked;
