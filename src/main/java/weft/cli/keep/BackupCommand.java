package weft.cli.keep;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import weft.cli.command.Arguments;
import weft.cli.command.Command;
import weft.cli.command.Console;
import weft.cli.command.ExitCode;
import weft.cli.command.Manual;
import weft.cli.command.Manual.Chapter;
import weft.cli.command.Manual.Example;
import weft.cli.output.Printable;
import weft.cli.output.Wording;
import weft.store.Backup;
import weft.store.Findings;

/** {@code weft backup}: a copy of a file, also of one that is being crawled into. */
public final class BackupCommand implements Command {
  private static final long SAY_EVERY = 256L << 20;

  @Override
  public Manual manual() {
    return new Manual(
        "backup",
        Chapter.CARE,
        "copy a file, also while a crawl runs",
        List.of("backup FILE TARGET [--force]"),
        List.of(
            "The copy is the file as it is at one moment; a running crawl is not held up. It is"
                + " written beside its place, checked as weft verify does, and given its name at"
                + " the end, so that there is a whole copy or none.",
            "A copy of an unfinished crawl can be resumed like the file itself."),
        List.of(
            new Example("weft backup site.db /mnt/backup/site.db", "keeps a copy elsewhere"),
            new Example(
                "weft backup site.db yesterday.db --force", "takes the place of an older")));
  }

  @Override
  public CommandSpec spec() {
    return Arguments.spec(Arguments.file(), Arguments.argument(1, "TARGET", "The copy to write"))
        .addOption(
            OptionSpec.builder("--force")
                .arity("0")
                .type(boolean.class)
                .description("Replace TARGET where it exists")
                .build());
  }

  @Override
  public ExitCode run(ParseResult line, Console console) {
    Path file = Arguments.file(line, console);
    String name = Arguments.argument(line, 1);
    Path target = console.directory().resolve(name);
    long[] said = {SAY_EVERY};
    Findings findings =
        Backup.of(
            file,
            target,
            line.hasMatchedOption("--force"),
            (bytes, all) -> {
              if (bytes >= said[0] && bytes < all) {
                said[0] = bytes + SAY_EVERY;
                console.say(Wording.bytes(bytes) + " of " + Wording.bytes(all) + " copied");
              }
            });
    if (!findings.sound()) {
      findings.damage().stream().map(Printable::line).forEach(console.out()::line);
      console.say(
          Arguments.argument(line, 0)
              + " is damaged, so there is no copy; weft verify says the same of it");
      return ExitCode.STORE;
    }
    console.out().line(name + " is a whole copy: " + VerifyCommand.looked(findings));
    return ExitCode.DONE;
  }
}
