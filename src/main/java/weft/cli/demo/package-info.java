/**
 * {@code weft demo}: a small web served by this process, crawled by this process.
 *
 * <p>The site lies in files under {@code data/demo-site}; what files cannot say (a redirect, a slow
 * answer, an endless calendar) is said by {@link weft.cli.demo.DemoRule rules} beside them.
 */
@NullMarked
package weft.cli.demo;

import org.jspecify.annotations.NullMarked;
