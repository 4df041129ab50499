/**
 * The commands that crawl, and what a person sees of a crawl that goes on: {@code crawl}, {@code
 * resume}, {@code plan}, {@code ctl}, {@code status}.
 *
 * <p>{@link weft.cli.crawl.Crawling} carries a job out: it wires the rooms of weft.crawl, shows
 * progress, listens for signals, and turns the end into an exit code.
 *
 * <p>{@code weft ctl} reaches the process that crawls through {@code ControlSocket}, a Unix domain
 * socket beside the database; {@code Steering} turns each command into another configuration, and
 * {@link weft.crawl.Control} lets the crawl go on with it. A socket and not a table of the
 * database: a command is answered by who carries it out, at once and with what came of it, the
 * crawl need not look for commands, and the file stays written by one process. Java can set the
 * permissions of a socket only once it exists; so who comes is asked for its user too.
 */
@NullMarked
package weft.cli.crawl;

import org.jspecify.annotations.NullMarked;
