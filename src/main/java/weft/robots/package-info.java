/**
 * The Robots Exclusion Protocol (RFC 9309): what a site asks of us before we ask anything of it.
 *
 * <p><b>Data flow.</b> A visit asks {@link weft.robots.Robots#check} what is known of its URL; that
 * looks into memory, then into the {@link weft.robots.RobotsArchive}, and costs no request. Where
 * nothing is known it spends its lease on {@link weft.robots.Robots#fetch}: one thread per origin
 * makes a {@link weft.robots.RobotsFetch}, which follows redirects and says what the answer means;
 * the file goes to the archive, its text through {@link weft.robots.RobotsText}, {@link
 * weft.robots.RobotsParser} and {@link weft.robots.RobotsRules} into {@link
 * weft.robots.AgentRules}: what it says to us and nobody else, in the order in which rules decide.
 * Only those stay in memory, bounded by their weight. A denial carries the line that denied and its
 * number, counted in the file as it was served; this is why the parser is our own.
 *
 * <p><b>Who owns what.</b> {@code Robots} is shared by all visits and keeps the cache and the
 * flights under way; rules are immutable; a fetch and a parser belong to one thread and are used
 * once. Nobody waits while holding a lock: who finds a flight under way waits for it outside the
 * cache and the map, tells its observer so (else visits that wait could hold every permit that the
 * flight needs to land), and flies itself if the other came to grief.
 *
 * <p><b>What answers mean</b> (2.3.1). 2xx: the rules apply. 4xx but 429: everything is allowed, as
 * it is for 3xx without a place to go to. 429, 5xx, timeouts, broken and damaged answers: nothing
 * is decided; the archive remembers what happened, the frontier backs off, and a later lease asks
 * again. A host that cannot be reached at all fails the page in the same way, without a second
 * attempt. Redirects are followed five times, to any host, each passing the gate of the host it
 * leads to; what is found holds for the origin that was asked first (2.3.1.2). A sixth redirect,
 * one to no http URL, and one to an address that may not be asked count as "unavailable": asking
 * again would change nothing, and the site has published no rules. A failure behind a redirect is
 * not a failure of the first host.
 *
 * <p><b>Decisions where the standard leaves room.</b>
 *
 * <ul>
 *   <li>Age (2.4): rules hold for 24 hours and are not used after that, not even while the server
 *       fails. The standard would allow a stale copy; but then a site that closes its doors and
 *       breaks its robots.txt would be crawled by rules that it has withdrawn.
 *   <li>Names (2.2.1): a group is for us if its name, up to a blank, slash, comma or asterisk, is
 *       ours in any case; where no group has it, if its letters up to the first digit are, which is
 *       all that the standard's grammar sees; else the groups for {@code *} count. Never by the
 *       beginning of a name. All groups chosen are merged.
 *   <li>Groups (2.2.4): only a rule ends a list of names. {@code Crawl-delay} does not, so that it
 *       holds for every name of its group; the longest one of all our groups counts.
 *   <li>Paths (2.2.2): both sides are brought to one escaped form, see {@link
 *       weft.robots.ComparablePath}; a pattern is as long as that form, wildcards included, and so
 *       {@code /*} outweighs {@code /}. A file's octets that are not UTF-8 are compared as octets.
 *   <li>Leniency: misspelt directives, a missing colon, any line end, byte order marks including
 *       UTF-16. Markup around directives is not undone: a page served in place of a robots.txt has
 *       no rules.
 *   <li>Size (2.5): 500 KiB count, or more where the user allows it; the line on the limit is
 *       dropped, since half a path forbids more than a whole one.
 *   <li>Hostile files: patterns are matched without going back, in time of at most path times
 *       pattern; rules that would still take too long together deny the URL.
 *   <li>Policy: {@code IGNORE} asks for nothing; {@code REPORT} asks and keeps what it gets, obeys
 *       the {@code Crawl-delay}, and forbids nothing, whatever the answer was.
 * </ul>
 */
@NullMarked
package weft.robots;

import org.jspecify.annotations.NullMarked;
