/**
 * The frontier: queued URLs by host, and when each host may next be asked.
 *
 * <h2>How a URL moves</h2>
 *
 * <pre>
 *   add, complete(found) --> HostQueue (in memory) --> lease --> sent --> report --> complete
 *                                 ^      |                                             |
 *                       refill    |      | window full                      Retry, Returned: back
 *                                 |      v
 *                              the store (queued rows)
 * </pre>
 *
 * <p>{@link weft.frontier.HostFrontier} owns the one lock and reads back from the store; {@code
 * Queues} is what the lock guards: how URLs come in, are leased and come back; {@code Stock} counts
 * those in memory and knows what is to be read back, {@code Places} which hosts are there. {@link
 * weft.frontier.Schedule} orders hosts, not URLs, by when something can be done with them; within a
 * host the nearest URL goes first. {@link weft.frontier.Politeness} is arithmetic without state:
 * what a host did becomes the next {@link weft.frontier.Pace}.
 *
 * <h2>Rules that hold at every instant</h2>
 *
 * <ul>
 *   <li>At most the configured number of leases on a host, one while it is new or in trouble, and
 *       none before its next permitted time. The slot is taken under the lock.
 *   <li>The delay counts from when a request has <em>left</em>, not from when the lease was given:
 *       a lease whose request has not left yet keeps its host closed. So two requests are never
 *       closer together at the server because the first was held up on our side.
 *   <li>{@code complete} frees the host and adds what was found in one step; "nothing queued and
 *       nothing leased" therefore means drained, and cannot be true too early.
 *   <li>Time comes from an injected source and jitter from an injected generator, so that a whole
 *       crawl can be run in simulated time.
 * </ul>
 *
 * <h2>Memory</h2>
 *
 * <p>Memory is a window onto the table of queued URLs ({@link weft.frontier.Window}). What does not
 * fit stays in the table only; when a host's queue runs low, {@code next} reads its next rows back,
 * outside the lock. Rows that are in memory or leased are passed over. One case needs care: a
 * visit's finds are committed, and so readable, shortly before its lease ends and hands them in.
 * {@link weft.frontier.Refills} remembers what was read back until every visit of that time has
 * ended, so that nothing is queued twice. Hosts with nothing to do are forgotten as soon as they
 * may be asked again.
 *
 * <p>A URL that is deferred leaves memory and waits in the table behind all others of its host.
 * Where memory has nothing but such URLs and the table has got new ones since, it is read at once.
 *
 * <p>Hosts are a window too. While more of them have queued URLs than memory has places for, {@code
 * Sweep} goes through those in the store in the order of their row ids, again and again, and takes
 * in as many as there is room for; a host gives up its place when it has had its turn of 50 leases,
 * or would have to wait for more than ten seconds, as soon as nobody visits it. So every host gets
 * its turn, and none that must wait keeps a place from one that need not. What was held of its URLs
 * is in the store anyway. Its pace goes along with it ({@code Absent}), and hosts that were given
 * up cost two bits each. Resuming is nothing but such a sweep from the first host: it looks at the
 * hosts that have something queued, a portion at a time, and the first request does not wait for
 * the last portion. "Drained" means that a whole sweep has found nothing.
 *
 * <p>What memory may hold, with the {@link weft.frontier.Window#STANDARD} window: 20,000 hosts, and
 * 200,000 URLs beside ten for each host; 100,000 paces of hosts that are away. The figures measured
 * with millions of known URLs stand in {@code weft.store}.
 *
 * <h2>Choices</h2>
 *
 * <ul>
 *   <li>Hosts may be treated differently ({@link weft.frontier.HostPoliteness}). It is asked when a
 *       host is taken into memory; hosts of the same settings share one {@code Politeness}.
 *   <li>A request that a redirect of robots.txt makes necessary at another host only takes a moment
 *       in that host's time ({@code reserve}), not one of its leases: waiting for a lease while
 *       holding one can deadlock.
 *   <li>The throttle keeps a slow host busy half of the time that its concurrency would permit.
 *       With {@code --delay 0} it is off: who asks for no delay gets none.
 *   <li>Connection failures of visits that ran at the same time count as one, else a hiccup of the
 *       network would kill a host that is asked in parallel.
 * </ul>
 */
@NullMarked
package weft.frontier;

import org.jspecify.annotations.NullMarked;
