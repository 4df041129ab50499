/**
 * The command line: one class per command.
 *
 * <p>{@link weft.cli.Main} finds the {@link weft.cli.Command}, runs it, and is the only place where
 * an exception becomes one line on standard error and an {@link weft.cli.ExitCode}. picocli only
 * takes the words apart; options of settings come from the registry in weft.config through {@code
 * SettingFlags}, help pages are laid out by {@code Help}.
 *
 * <p>Commands that read go straight to {@link weft.store.StoreReader}, reports to {@link
 * weft.analysis.Workspace}. What does more than read they reach through {@link weft.cli.Parts}, of
 * which {@link weft.cli.CrawlRunner} crawls; {@code Wiring} connects them, and tests connect
 * others.
 *
 * <p>{@code weft ctl} reaches the process that crawls through {@code ControlSocket}, a Unix domain
 * socket beside the database; {@code Steering} turns each command into another configuration, and
 * {@link weft.crawl.Control} lets the crawl go on with it. A socket and not a table of the
 * database: a command is answered by who carries it out, at once and with what came of it, the
 * crawl need not look for commands, and the file stays written by one process. Java can set the
 * permissions of a socket only once it exists; so who comes is asked for its user too.
 *
 * <p>Streams: results go to {@link weft.cli.Out}, everything else to standard error. A reader of
 * the results that goes away ends the command quietly. Whatever came from the web passes {@code
 * Printable} before it reaches a terminal, so that no page can move the cursor, forge a line or run
 * anything. Styles and redrawing happen on a terminal alone, and not where NO_COLOR is set.
 */
@NullMarked
package weft.cli;

import org.jspecify.annotations.NullMarked;
