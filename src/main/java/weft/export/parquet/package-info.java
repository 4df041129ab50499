/**
 * Rows as Parquet files: flat columns of int64, double, boolean, text, bytes and times in UTC,
 * compressed with zstd, in row groups of bounded size.
 *
 * <p>{@link weft.export.parquet.TypedRows} takes the rows of a query and finds out what {@link
 * weft.export.parquet.Columns} they have; {@link weft.export.parquet.ParquetFile} writes them.
 * Which files there are and what they are called is not known here.
 *
 * <p><b>Types.</b> SQLite lets every value have a type of its own, and says of a column only which
 * table it came from, if any. So a column is expected to be what its table declares or its name
 * says (a time, a flag), so that two crawls give the same columns, also where one has no value in
 * them; and it gets the narrowest type that has all values that are there. The first thousand rows
 * mostly tell; where they do not, the rest is only looked at and the rows are read once more.
 * Nothing is lost by a type: numbers that a double cannot be become text in a column with
 * fractions, and text beside bytes becomes bytes.
 *
 * <p><b>The library.</b> parquet-java, without the part that is made for Hadoop: parquet-column
 * makes the pages (levels, dictionaries, encodings, bounds) and parquet-format-structures the
 * headers and the footer. Those are five jars of 6.3 MB, JTS among them, which parquet-column wants
 * for columns of shapes and cannot do without; {@code parquet-hadoop}, which would put pages into
 * row groups and those into a file, asks for Hadoop's configuration and file system, twice as many
 * jars and three times as much, for what {@code ChunkPages}, {@code RowGroup} and {@code
 * ParquetFile} do in some hundred lines. Pages are of version 1, which every reader knows.
 *
 * <p>Invariants: the same rows give the same bytes; what is kept of them is at most one row group,
 * compressed page by page. Types of parquet-java never leave this package.
 */
@NullMarked
package weft.export.parquet;

import org.jspecify.annotations.NullMarked;
