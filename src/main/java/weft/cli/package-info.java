/**
 * The command line: one class per command, in rooms of what they are for.
 *
 * <p>{@link weft.cli.Main} finds the {@link weft.cli.command.Command}, runs it, and is the only
 * place where an exception becomes one line on standard error and an {@link
 * weft.cli.command.ExitCode}. {@link weft.cli.Commands} lists them all; {@code Wiring} connects
 * what they are wired to. picocli only takes the words apart; help pages, the manual page and the
 * completions are made of the commands themselves.
 *
 * <p>From the bottom up: {@link weft.cli.output} knows no command, {@link weft.cli.command} says
 * what a command is, {@link weft.cli.crawl} crawls, {@link weft.cli.demo} crawls the bundled site,
 * {@link weft.cli.ask} answers questions about a file, {@link weft.cli.keep} moves, mends and
 * copies files.
 */
@NullMarked
package weft.cli;

import org.jspecify.annotations.NullMarked;
