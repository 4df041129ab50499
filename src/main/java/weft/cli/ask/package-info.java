/**
 * The commands that answer questions about a file: {@code report}, {@code issues}, {@code query},
 * {@code search}, {@code diff}, {@code graph}, {@code explain}, {@code cat}, {@code runs}.
 *
 * <p>Each parses its options, asks {@link weft.store.StoreReader} or the {@link
 * weft.analysis.Workspace}, and hands the rows to a writer of weft.cli.output. What a question
 * needs and nobody has derived yet, such as the content of the pages, is derived first, with
 * progress. None of them touches the network, and none writes what the crawl wrote.
 */
@NullMarked
package weft.cli.ask;

import org.jspecify.annotations.NullMarked;
