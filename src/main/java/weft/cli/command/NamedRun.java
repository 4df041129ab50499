package weft.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weft.analysis.Workspace;
import weft.config.ConfigException;

/**
 * A file, and perhaps a run of it, as they are named on the command line: {@code FILE} or {@code
 * FILE@RUN}.
 *
 * @param typed as it was named
 * @param file without the run
 * @param run the run that is named; absent for the newest
 */
public record NamedRun(String typed, Path file, OptionalLong run) {
  private static final Pattern RUN = Pattern.compile("(.+)@([1-9]\\d{0,17})");

  /** Reads a name; a file of that very name comes first. */
  public static NamedRun of(String typed, Console console) {
    Path whole = console.directory().resolve(typed);
    Matcher named = RUN.matcher(typed);
    return named.matches() && !Files.exists(whole)
        ? new NamedRun(
            typed,
            console.directory().resolve(named.group(1)),
            OptionalLong.of(Long.parseLong(named.group(2))))
        : new NamedRun(typed, whole, OptionalLong.empty());
  }

  /** Opens it for analysis; refuses a file without any run. */
  public Workspace open() {
    Workspace workspace = Workspace.open(file, run);
    if (workspace.run() == 0) {
      workspace.close();
      throw new ConfigException(typed + " holds no crawl yet; start one with 'weft crawl'");
    }
    return workspace;
  }
}
