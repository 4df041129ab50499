/**
 * What a command is: its {@link weft.cli.command.Manual}, its options, what it has around it, and
 * how it ends.
 *
 * <p>{@link weft.cli.command.Command} is implemented once for each word behind {@code weft}. {@link
 * weft.cli.command.Console} is all that a command has of the process it runs in; {@link
 * weft.cli.command.Parts} is what it reaches the rest of the program through, so that tests connect
 * others. Options of settings come from the registry in weft.config through {@link
 * weft.cli.command.SettingFlags}; what many commands take as an argument, the file and the run
 * named behind it, is read by {@link weft.cli.command.Arguments}.
 */
@NullMarked
package weft.cli.command;

import org.jspecify.annotations.NullMarked;
