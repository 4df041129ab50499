/**
 * Weft in a program: the door for whoever crawls from Java instead of from the command line.
 *
 * <p>{@link weft.library.Crawler} takes seeds, a file, settings by the names that they have in a
 * configuration file, and code of one's own: a {@link weft.crawl.CrawlListener} that is told of
 * every visit once it is stored, a {@link weft.parse.PageParser} in the place of the standard one
 * or around it. What is stored is read with any SQLite driver.
 *
 * <p>Invariants: nothing is read from the working directory or from variables {@code WEFT_*}; what
 * code of one's own throws costs no page and does not end the crawl; that code runs on the thread
 * of the visit, never on the one that writes.
 */
@NullMarked
package weft.library;

import org.jspecify.annotations.NullMarked;
