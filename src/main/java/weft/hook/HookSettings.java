package weft.hook;

import java.time.Duration;

/**
 * How a command is asked about pages.
 *
 * @param command as the shell reads it
 * @param processes how many of it run at once
 * @param limit how long a page waits for its answer
 * @param answers whether it answers each line with one; else it only listens
 */
public record HookSettings(String command, int processes, Duration limit, boolean answers) {}
