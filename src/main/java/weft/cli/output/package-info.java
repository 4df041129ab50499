/**
 * What commands write, and how it looks: tables, CSV, JSON lines and Markdown of rows, numbers in
 * words, the width of text on a terminal.
 *
 * <p>Results go to {@link weft.cli.output.Out}, everything else to standard error. A reader of the
 * results that goes away ends the command quietly. Whatever came from the web passes {@link
 * weft.cli.output.Printable} (JSON: {@link weft.cli.output.JsonText}, CSV: {@link
 * weft.cli.output.CsvWriter}) before it leaves, so that no page can move the cursor, forge a line,
 * or have a spreadsheet run anything. Styles and redrawing happen on a terminal alone, and not
 * where NO_COLOR is set; {@link weft.cli.output.Screen} knows.
 *
 * <p>Nothing here knows a command.
 */
@NullMarked
package weft.cli.output;

import org.jspecify.annotations.NullMarked;
