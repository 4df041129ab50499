/**
 * Scope: which discovered URLs belong to the crawl, and which rule says so.
 *
 * <p>A {@link weft.scope.Scope} is an ordered list of rules; the first that does not pass decides,
 * and its decision carries a name for people that is stored with the URL. There are four rules. The
 * patterns of the user come first; the last pattern that matches wins, an exclude rejects, an
 * include merely passes: with includes given, a URL has to match one <em>and</em> be in the scope
 * of a seed. To crawl by patterns alone, choose preset any. Then the extensions that are not
 * wanted, then what is plainly endless ({@code TrapRule}). The preset's rule comes last, decides on
 * everything, and is the union over all seeds, each of which may have a preset of its own ({@code
 * UnionRule}).
 *
 * <p>Scope is judged before a URL is queued, on many threads at once; so the preset's rules keep
 * hash maps, never lists of seeds, and a judgement allocates next to nothing. They only ever grow:
 * a URL that was in scope stays in scope. They grow during the crawl when a seed redirects: {@link
 * weft.scope.Scope#extend} answers the addition in the form in which it is stored with the run, so
 * that a resumed run can {@link weft.scope.Scope#restore} it, and {@link weft.scope.Scope#widened}
 * says where those URLs lie that were rejected too early and are to be judged again.
 *
 * <p>{@link weft.scope.UrlPattern} is what URLs of one make have in common; by it {@code
 * weft.crawl} learns which of them bring nothing new. An include that is found in a URL, though not
 * in every one, speaks for it against both.
 *
 * <p>Seeds are exempt from having to match an include, for they are where the search for such URLs
 * begins; nobody is exempt from an exclude. Depth is no matter of scope: it depends on the way by
 * which a URL was found, and is judged where the ways are known.
 */
@NullMarked
package weft.scope;

import org.jspecify.annotations.NullMarked;
