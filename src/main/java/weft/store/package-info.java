/**
 * The store: one SQLite file, one writer thread.
 *
 * <p><b>Who reads what.</b> {@link weft.store.PageStore} is the store as a crawl sees it, {@link
 * weft.store.SqliteStore} keeps it in a file. {@link weft.store.StoreReader} looks into a file,
 * also beside a running crawl, and {@link weft.store.ContentWriter} adds content afterwards. {@link
 * weft.store.Schema} holds the tables and the views; the views are the contract with analysts.
 *
 * <p><b>The way of a visit.</b> Whoever saves it hashes its URLs and compresses its body on its own
 * thread ({@code PackedVisit}), looks up beside the writer which of them have rows once millions
 * are known ({@code Lookups}), puts it into the inbox of the {@code Writer} and parks. The writer
 * thread alone touches the write connection: it takes one job, drains what else is waiting, carries
 * all of it out in one transaction, commits, and wakes everybody. Where more visits are about to
 * end it waits three milliseconds for them first ({@code Patience}): that took a busy crawl of one
 * host from 2 visits a commit to 12, and a tenth off its CPU time. {@code VisitWriter} turns a
 * visit into rows; {@code Discovery} does so for the URLs that it found. Row ids are given out in
 * Java, links and URLs go in by many-row INSERTs, statements are kept.
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
 *   <li>What others than the writer look up beforehand is a row that was committed, and rows of
 *       URLs stay as long as a crawl runs; so what they found is true still when the writer comes
 *       to it. What they did not find it looks for among the newest, in memory; where it comes too
 *       late for that ({@code UrlIndex.covers}) it looks everything up itself.
 *   <li>A job with a defect loses its own work only: the group is rolled back and carried out again
 *       one by one. When the file itself is in trouble, everybody waiting and everybody later is
 *       told, and what was committed stands.
 *   <li>One process writes: {@code FILE.lock} holds an operating system lock and the process id.
 *       Such locks, SQLite's own included, vanish when their process closes any other channel on
 *       the same file; so nothing here opens the database or the lock file except through those
 *       two.
 * </ul>
 *
 * <p><b>Coming back.</b> A run over a file that holds earlier ones compares with them. {@code
 * EarlierRuns} finds the newest good answer of a URL by the keys of {@code crawl_url}, run by run
 * from the newest down, on a connection of its own and on the visit's thread; a first run never
 * opens it. Where that answer still stands (a 304, or the URL is not due) {@code ReturnRows} lets
 * {@code crawl_url.fetch} point to the earlier fetch: so body, page and links are the new run's
 * too, every view and the relaxing of depths find them where they always are, and nothing is
 * copied. {@code checked} names the request that confirmed it and is carried from run to run,
 * {@code prior} the newest good answer, so that it is found again when a page is an error for a
 * while. Fetch rows belong to the run that made the request: what is said of a run goes from its
 * {@code crawl_url} rows, never from {@code fetch.run}.
 *
 * <p><b>For analysis.</b> {@link weft.store.AnalysisFile} adds tables that are derived from a crawl
 * ({@code DerivedTables}): to the file under {@code FILE.lock}, which it holds for no longer than
 * it writes, or, where another holds that or nobody may write, as temporary ones. What it sorts may
 * be larger than memory, so what is passing goes to files there, in memory everywhere else.
 *
 * <p><b>Smaller files and copies.</b> {@link weft.store.Pruning} drops runs, hosts and bodies in
 * one transaction; since runs point to answers of earlier ones, it marks what is pointed to and
 * drops the rest, and the row of a run stays as long as such an answer belongs to it. Derived
 * tables go whole. {@code Compaction} then writes the file anew beside itself rather than VACUUM it
 * in place, which would take twice the room and write in the file itself. {@link weft.store.Backup}
 * copies one moment with SQLite's backup interface from within a read transaction, so that a crawl
 * which writes meanwhile never makes it begin again.
 *
 * <p><b>Why a hash index.</b> {@code UrlIndexBench}: ten million URLs of about 85 characters on 20
 * hosts in random order, CPU time of the writing thread, one run on a two-core machine with other
 * work beside it, so that the ratios say more than the figures.
 *
 * <table>
 *   <caption>CPU microseconds to look a new URL up and insert it, in the n-th million</caption>
 *   <tr><th>identity<th>1st<th>3rd<th>5th<th>10th<th>bytes a row
 *   <tr><td>UNIQUE index on the text<td>32.1<td>33.5<td>35.8<td>38.1<td>220
 *   <tr><td>index on a hash, text compared<td>13.1<td>19.0<td>19.5<td>25.8<td>129
 *   <tr><td>the same behind a Bloom filter of 16 MiB<td>14.8<td>18.3<td>18.8<td>25.3<td>129
 * </table>
 *
 * <p>The text index costs 1.5 to 2.4 times as much and takes nearly twice the room; to find a URL
 * that is known costs about the same with all three (7 to 18). The filter spares the lookup of what
 * is new but next to no time, because the insert needs the same index page anyway; and it would
 * have to be filled from all rows at every start, which resuming within seconds does not leave time
 * for. So there is none.
 *
 * <p><b>Many known URLs.</b> {@code MemoryBench}: a made-up crawl over 100,000 hosts, a heap of 512
 * MiB, thirty links a page of which twenty are new, eleven of those in scope; real frontier, cache
 * and store, on two cores with little else to do. CPU is that of the writing thread, which is the
 * one that cannot be doubled. Of the bytes a URL 96 are its text and row, 53 what the run knows of
 * it, 19 the hash index, 49 the links.
 *
 * <table>
 *   <caption>Known URLs, and what they cost in their million</caption>
 *   <tr><th>known<th>queued<th>heap MiB<th>process MiB<th>URLs a second<th>URLs a CPU second<th>bytes a URL
 *   <tr><td>1 M<td>0.5 M<td>206<td>549<td>25,933<td>53,405<td>227
 *   <tr><td>2 M<td>1.0 M<td>225<td>647<td>22,526<td>40,028<td>236
 *   <tr><td>3 M<td>1.5 M<td>230<td>654<td>26,851<td>42,702<td>237
 *   <tr><td>4 M<td>2.0 M<td>231<td>659<td>27,411<td>38,562<td>236
 *   <tr><td>5 M<td>2.5 M<td>235<td>730<td>28,959<td>42,170<td>237
 *   <tr><td>6 M<td>3.0 M<td>236<td>742<td>29,009<td>43,072<td>240
 *   <tr><td>7 M<td>3.5 M<td>236<td>764<td>27,539<td>40,738<td>240
 *   <tr><td>8 M<td>4.0 M<td>237<td>765<td>27,710<td>40,965<td>239
 *   <tr><td>9 M<td>4.5 M<td>237<td>765<td>29,041<td>42,756<td>241
 *   <tr><td>10 M<td>5.0 M<td>240<td>769<td>26,859<td>40,017<td>240
 * </table>
 *
 * <p>Resuming that file, 10.3 million URLs known and 5.1 million queued, after its writer was
 * halted in the middle: opened after 0.26 s, queued rows counted after 0.48 s, first lease after
 * 0.56 s, a thousand leases after 0.87 s.
 *
 * <p>A million URLs fit into the writer's cache with all that finds them, more do not. Half of the
 * pages that it would then have to read are read beside it: {@code Lookups} for what visits have
 * found, {@code HostQueueRows} for what the frontier takes in; these were four tenths of its time
 * at four million. What is left of the difference are pages of the partial indexes of {@code
 * crawl_url} and rows of it that change, at random places: of fourteen pages that a visit writes
 * thirteen. Each is logged and written back for a single entry; {@code Growth} has what the log can
 * do about it.
 *
 * <p><b>Why so.</b> No index on link targets: it would double the cost of writing; links are found
 * from their source, as a range of ids. The partial index on queued rows makes resuming a matter of
 * the hosts that have some, not of all rows; the crawl reads them a portion at a time. A failed
 * attempt points to the one before it, so that the history of a URL needs no index either. Foreign
 * keys are declared for readers and checked by {@code verify}, not at each write.
 */
@NullMarked
package weft.store;

import org.jspecify.annotations.NullMarked;
