/**
 * A web of servers that misbehave, each in one way that has a name, and what a crawl has to record
 * of each ({@link weft.hostile.Misbehaviour}). {@link weft.hostile.HostileWeb} serves them, {@link
 * weft.hostile.MisbehaviourTest} crawls them all at once and writes {@code
 * target/misbehaviours.md}.
 */
@NullMarked
package weft.hostile;

import org.jspecify.annotations.NullMarked;
