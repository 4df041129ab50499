/**
 * Export: a stored crawl in the forms that other programs read.
 *
 * <p>{@link weft.export.Export} is the door: a workspace, a form and a target go in, files come
 * out. Everything is read portion by portion and written as it is read, so that a crawl of any size
 * needs the memory of a few answers; also beside a running crawl, whose readers never wait.
 *
 * <p><b>Answers and pages.</b> Two things are read. {@code Captures} are the answers that a run
 * received, in their order, each as it came: whoever archives wants those ({@code WarcExport}, its
 * index, {@code WaczExport}). {@code StoredPages} are what a run knows of pages now, also of those
 * that an earlier run fetched and this one found unchanged: whoever reads wants those ({@code
 * MarkdownExport}, {@code MirrorExport}, {@code SitemapExport}).
 *
 * <p><b>WARC.</b> {@code HttpMessage} puts an answer together again: a body that was stored as it
 * came is written as it came, and where a coding was undone before storing, the header fields that
 * speak of it get the prefix {@code X-Crawler-}, as archives of other crawlers have it. {@code
 * WarcRecords} makes records of it with jwarc, {@code WarcFiles} puts them into files. Record ids
 * are made from what was received and dates from when it was: the same crawl gives the same bytes,
 * always.
 *
 * <p><b>Beside a crawl.</b> {@link weft.export.LiveWarc} writes the same records while a crawl
 * runs. It reads what is committed, in the order of its ids, so it holds up nobody, and whatever it
 * misses is still there when the run is carried on: {@code LivePosition} is how far it has come,
 * {@code LiveFolder} brings a file to its end that a killed process has left behind.
 *
 * <p><b>Rows.</b> {@code ParquetExport} asks a query and hands its rows to {@link
 * weft.export.parquet}, which knows how such a file looks; for folders by host or day SQLite sorts
 * them first, so that one file is open at a time. Rows as text are written by {@code weft.cli}.
 *
 * <p><b>Why this room may know {@code weft.parse}.</b> Markdown and a browsable copy are made from
 * the tree of a page, and trees never leave that room: {@link weft.parse.MarkdownPages} and {@link
 * weft.parse.LinkRewriter} give texts.
 *
 * <p>Invariants: what is written lies beside its target ({@code NAME.part}) and takes the name once
 * it is whole; no name that comes from the web leads out of the target; the same crawl gives the
 * same files. jwarc's types never leave this room.
 */
@NullMarked
package weft.export;

import org.jspecify.annotations.NullMarked;
