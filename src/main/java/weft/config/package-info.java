/**
 * Configuration: defaults, files, environment and flags become one set of settings.
 *
 * <p>{@link weft.config.Settings} declares every setting once, as a {@link weft.config.Key}. Flags,
 * TOML keys, environment variables, help, the template of {@code weft config init} and the tables
 * in the documentation are all derived from that declaration, so none of them can drift.
 *
 * <p>Data flow: each source ({@code TomlSource}, {@code Environment}, {@link weft.config.Flag})
 * turns texts into {@code Given}: key, checked value, origin. {@link weft.config.ConfigLoader}
 * lines them up, weakest first, and {@link weft.config.Effective} folds them. Single values: the
 * last wins. Repeatable ones add up, and an empty one empties the list. Include and exclude
 * patterns are one ordered sequence in which the last match wins, so their order across both keys
 * and all sources is kept. {@link weft.config.RoomSettings} then says to each room, in that room's
 * own record, what it wants to know; no room looks settings up by name.
 *
 * <p>Invariants: a value that exists has been checked; a bad one never gets further than a {@link
 * weft.config.ConfigException} of one line that names place, key, value and remedy. Whatever {@code
 * Effective.renderStored} writes, {@code Effective.parseStored} reads back as the same settings,
 * but for secrets: a literal credential is never written anywhere (see {@link
 * weft.config.Secrets}).
 *
 * <p>Tables stand in files alone. {@code HostTable} is what {@code [hosts."PATTERN"]} says of some
 * hosts, with the keys that {@code HostKeys} declares; it is a setting like others ({@code
 * Tables.HOSTS}), and so it is folded, rendered and stored like them. {@code HostTables} says what
 * holds for one host; the rooms receive it as small functions from a host to their own records.
 *
 * <p>{@link weft.config.SeedReader} reads the other thing the user gives: seeds. Lists and tables
 * are streamed and judged line by line, so that one bad line costs that line only.
 */
@NullMarked
package weft.config;

import org.jspecify.annotations.NullMarked;
