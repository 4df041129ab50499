/**
 * A generative and mutational fuzzer for whatever reads bytes or texts that others wrote.
 *
 * <p>A {@link weft.fuzz.Target} is one reader with what must hold of it whatever it is given: no
 * exception but those that it promises, an answer that is bounded and, where there is such a thing,
 * the same answer again (a canonical URL is canonical, two readers of one page agree, what is
 * written reads back). Targets stand beside what they try: {@code weft.url.UrlTargets}, {@code
 * weft.parse.PageTargets} and so on; {@link weft.fuzz.Targets} lists them. Inputs come from a
 * {@link weft.fuzz.Grammar}: tokens that mean something to the reader, seeds (the conformance
 * vectors where system property {@code weft.conformance} names them, a few of our own otherwise)
 * that are mutated and joined, noise, and now and then an input blown up to as much as 1 MiB.
 *
 * <p>{@link weft.fuzz.Fuzzer} runs a target. Input number N of a target follows from the seed and N
 * alone, so a finding names both and can be had again. A finding is printed as a Java literal, made
 * as small as it can be made ({@link weft.fuzz.Minimiser}). No input may take more than {@link
 * weft.fuzz.Fuzzer#BOUND} of processor time, of which a watchdog takes care; what the slowest took,
 * and the time for a MiB, is printed.
 *
 * <p>How to run it:
 *
 * <ul>
 *   <li>{@code mvn verify} runs {@link weft.fuzz.FuzzTest} with a fixed seed and a small number of
 *       inputs, some seconds in all.
 *   <li>{@code mvn -Pfuzz test} runs nothing else, and the whole: a million URLs, 100,000 pages,
 *       10,000 each of answers over a socket, robots.txt and sitemaps, and so on.
 *   <li>{@code -Dweft.fuzz=N} sets the number of URLs, to which the others keep their ratio; {@code
 *       -Dweft.fuzz.seed=S} another seed; {@code -Dweft.fuzz.target=NAME} runs one target; with
 *       {@code -Dweft.fuzz.input=I} that input alone.
 *   <li>{@link weft.fuzz.Guided} is the entry for Jazzer, a coverage-guided fuzzer: {@code mvn
 *       -Pfuzz test-compile exec:exec@guided -Dtarget=NAME -Dseconds=60}.
 * </ul>
 */
@NullMarked
package weft.fuzz;

import org.jspecify.annotations.NullMarked;
