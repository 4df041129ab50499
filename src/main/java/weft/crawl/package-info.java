/**
 * The crawl: where the rooms meet.
 *
 * <pre>
 *  seeds --> Canonicalizer --> Scope --> store.seed --> frontier
 *                                                          |
 *      +---------------------------------------------------+
 *      |  frontier.next()   waits until some host may be asked                  main thread
 *      v
 *  Lease --> RobotsGate --> Fetcher --> PageParser --> Admission --> store.save --> frontier.complete
 *            \_____________________ one virtual thread per lease ______________________/
 * </pre>
 *
 * <p>{@link weft.crawl.Crawl} runs one stretch of a run, {@code Visitor} is the straight line of
 * one visit, {@code Rooms} is the wiring: the one place where implementations are chosen. The other
 * classes are steps that the line is made of.
 *
 * <h2>Invariants</h2>
 *
 * <ul>
 *   <li>Every lease ends in exactly one {@code complete}, whatever happens in between.
 *   <li>One lease makes one request to its host. Where robots.txt has to be had first the URL is
 *       handed back, and the frontier gives it out again when the host may be asked again.
 *   <li>A URL enters the frontier only after its row is committed: {@code save} parks until then.
 *   <li>Trouble on the network is a value. What is thrown is either the store's failure, which ends
 *       the crawl, or a defect of ours, which is caught once and stored as the URL's outcome.
 *   <li>A redirect is a link with hop R: it passes scope, dedup, robots and politeness like any
 *       other.
 * </ul>
 *
 * <h2>Judging links</h2>
 *
 * <p>{@code Admission} asks the rules that look only at the URL before those that look at the link,
 * so that the reason stored for a URL does not depend on which of its links was seen first. Depth
 * is judged by the store, which alone knows how near a page really is when its links are saved.
 *
 * <h2>Rounds</h2>
 *
 * <p>What lies beyond the pages in scope is gone after in rounds ({@code Rounds}), each of which
 * begins when nothing is queued any more: pages some hops beyond the scope, then what pages need to
 * be shown, then links that lead out. The store finds what a round takes up among the links of the
 * pages it has; so that depends on what was found and never on the order in which it was. What is
 * wanted of a URL is its {@link weft.model.Pursuit}. It only grows: an asset that a link turns out
 * to lead to like a page is fetched again as one, and a visit that was made for less than the row
 * says by then does not end the URL's time in the queue. Assets and checks pass on by their
 * redirects alone.
 *
 * <h2>Sitemaps</h2>
 *
 * <p>A sitemap is a URL like any other: leased, judged by robots.txt, fetched, retried, redirected,
 * parsed, its links admitted. Only its {@link weft.model.Pursuit} differs, and by it the parser,
 * and that it counts as no page. {@code Sitemaps} knows where to look: when the first seed of a
 * host has been answered, in its robots.txt, else in the usual place; so hosts that do not answer
 * cost nothing. A sitemap is at depth 0 and what it lists at depth 1, whoever names it: so depths
 * depend neither on where a sitemap was found nor on the order of visits. A URL may be a page and a
 * sitemap at once. Whichever it is found out to be second, it is fetched again for that; its depth
 * is the page's.
 *
 * <p>What bounds them: 50,000 entries and 50 MB a file, three indexes in a row, each URL once, and
 * room in memory for a few large ones from parsing to saving ({@code BodyRoom}).
 *
 * <h2>Large bodies</h2>
 *
 * <p>Most bodies are small, and as many as are fetched at once fit into memory. What is larger
 * waits, while it arrives and before it is unpacked and read, until there is room ({@code
 * BodyRoom}); so no number of servers that send as much as they may fills the heap. Meanwhile it
 * holds up nobody, like one that waits for a connection.
 *
 * <h2>Traps</h2>
 *
 * <p>{@code Traps} watches, for each URL pattern of a host, how many pages bring anything new. What
 * a page says is hashed block by block straight from its bytes ({@code BlockText}), for the walk
 * that finds links sees no text; dates, times, small numbers and whatever stands in the page's own
 * URL are left out, so that a calendar's months, or a list's empty pages, say the same. A page is
 * new where one block or image is, or several numbers are; or where it has queued URLs of another
 * pattern that is not known to be barren, so that two patterns cannot vouch for one another for
 * ever. Each pattern compares with its own pages alone: what another page says too is new to a list
 * that says it first. {@code PatternYield} decides: the latest 50 pages slow a pattern, the latest
 * 150 and all pages together stop it. The first eight are not looked into, and while all are new
 * only one in eight is; so a site that means what it links to costs next to nothing.
 *
 * <p>That it never takes anything from an honest site rests on the way a URL was found, more than
 * on what is called new: a URL is refused only where its pattern is stopped <em>and</em> the page
 * that leads to it belongs to a pattern that is slowed or stopped. So nothing is refused but what
 * barren pages generate. What was queued before is judged when it is leased, by the page that the
 * store has as the way to it. A page of another kind that leads to it later lets it in again.
 * Redirects count for their pattern too: as new while what they lead to is. What was learned is
 * stored with the run when it changes and when the crawl ends, and later runs begin with it.
 *
 * <h2>Planning</h2>
 *
 * <p>{@link weft.crawl.Survey} is a crawl that stops short of pages: the same frontier, robots,
 * scope and sitemaps, but no store. It leases one seed of each origin for its robots.txt and then
 * the sitemaps, each once; what they list is judged and counted, and forgotten. {@link
 * weft.crawl.Estimate} is arithmetic alone. Nothing is retried, and a time bounds it all.
 *
 * <h2>Coming back</h2>
 *
 * <p>A further run finds its URLs as the first did: from the seeds, along links. Only its visits
 * differ. {@code Revisits} asks the store what an earlier run has of the URL; that makes the
 * request a conditional one, or spares it where the URL is not due. Where the earlier answer
 * stands, its stored links take the place of those of a parsed page and pass the same {@code
 * Admission}. A visit that asks nothing costs its host no delay, since that is counted from
 * requests. robots.txt is heeded first, so that what it has come to forbid leaves the crawl. A run
 * that is cut off has nothing else to remember: what is queued is visited like that when it is
 * taken up again.
 *
 * <h2>Asking</h2>
 *
 * <p>{@link weft.crawl.RequestRules} says how a crawl asks where that is out of the ordinary.
 * {@code PageHeaders} keeps headers with secrets to the hosts of seeds. {@code FormLogin} comes
 * before the run: it passes the same gate as a redirect of robots.txt, so that hosts are not
 * hurried by it, and leaves nothing behind but cookies in the fetcher.
 *
 * <h2>Code of the user's own</h2>
 *
 * <p>{@link weft.crawl.Extensions} let code of the user's own take part: a parser in the place of
 * the standard one, and a {@link weft.crawl.PageStep} between parsing and admission, such as {@link
 * weft.crawl.CommandStep}, which asks a command. Both work on the visit's own thread before
 * anything of the visit is saved, so what they add is stored with the page or not at all. What they
 * throw, and what a listener throws, is taken by {@code OwnTrouble}.
 *
 * <h2>Stopping</h2>
 *
 * <p>The first cause counts ({@code Stop}). The frontier is closed, visits under way have a grace
 * period, then their calls are cancelled; cancelled URLs stay queued. All visits have ended and
 * been saved before the run's end is recorded. Nothing interrupts a thread.
 *
 * <h2>Changing</h2>
 *
 * <p>{@link weft.crawl.Control} changes a crawl under way, one change at a time. New patterns are
 * put into the scope first, then what is queued is judged again in portions, then taken out of the
 * frontier; whatever slips through, because a visit was admitting links meanwhile or the store was
 * being read back, is judged once more when it is leased. So an excluded URL is never asked for,
 * and a crash in between changes nothing of that. A visit under way ends as it would have. Main
 * thread and changes agree on the end under one lock: a seed is either added to a crawl that goes
 * on or refused.
 *
 * <h2>Waiting costs no permit</h2>
 *
 * <p>Concurrency bounds pages that are worked on. A visit that waits for a name or a connection
 * lends its permit ({@code Permits}), so that ten thousand hosts that do not answer hold up none
 * that do.
 */
@NullMarked
package weft.crawl;

import org.jspecify.annotations.NullMarked;
