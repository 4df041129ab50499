/**
 * Reading what other programs stored: WARC and WACZ, sitemaps, lists of URLs, tables of other
 * crawlers.
 *
 * <p>{@link weft.export.archive.Archives} finds out by its first bytes what a file is and has it
 * read; what comes out goes to an {@link weft.export.archive.ArchiveSink}, in the order of the
 * file, a record at a time. Answers are as an archive has them: nothing here parses a page, knows a
 * store or opens a connection. {@link weft.crawl.Import}, which is above this room, makes visits of
 * them; {@code weft.cli} connects the two. A package of its own beside the writers of the same
 * formats, since neither needs anything of the other.
 *
 * <p>Records are taken apart by jwarc; HTTP answers are not, because what archives hold is often
 * not quite HTTP (a coding named that is undone already, chunks that are none) and is kept all the
 * same.
 *
 * <p>Invariants: nothing that an archive says is used as the name of a file; what is damaged costs
 * itself alone and is told of with file and offset; memory is bounded by the longest record that is
 * taken whole.
 */
@NullMarked
package weft.export.archive;

import org.jspecify.annotations.NullMarked;
