package weft.cli.ask;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import weft.cli.command.Arguments;
import weft.cli.command.Command;
import weft.cli.command.Console;
import weft.cli.command.ExitCode;
import weft.cli.command.Manual;
import weft.cli.command.Manual.Chapter;
import weft.cli.command.Manual.Example;
import weft.cli.output.TableWriter;
import weft.store.StoreReader;

/** {@code weft runs}: the runs in a file. */
public final class RunsCommand implements Command {
  private static final String RUNS =
      """
      SELECT run.id AS run,
             strftime('%Y-%m-%d %H:%M:%S', run.started_at / 1000, 'unixepoch') AS started,
             strftime('%Y-%m-%d %H:%M:%S', run.ended_at / 1000, 'unixepoch') AS ended,
             coalesce(run.end_reason, 'unfinished') AS end,
             count(*) FILTER (WHERE crawl_url.state = 1) AS done,
             count(*) FILTER (WHERE crawl_url.state = 2) AS failed,
             count(*) FILTER (WHERE crawl_url.state = 3) AS excluded,
             count(*) FILTER (WHERE crawl_url.state = 0) AS queued
      FROM run LEFT JOIN crawl_url ON crawl_url.run = run.id
      GROUP BY run.id
      ORDER BY run.id
      """;

  @Override
  public Manual manual() {
    return new Manual(
        "runs",
        Chapter.READ,
        "list the runs in a file",
        List.of("runs FILE"),
        List.of("Times are UTC. The newest run is the last one."),
        List.of(new Example("weft runs site.db", "when it was crawled, and what came of it")));
  }

  @Override
  public CommandSpec spec() {
    return Arguments.spec(Arguments.file());
  }

  @Override
  public ExitCode run(ParseResult line, Console console) {
    try (StoreReader file = StoreReader.open(Arguments.file(line, console))) {
      TableWriter table = new TableWriter(console.out(), console.screen());
      file.query(RUNS, table);
      table.end();
    }
    return ExitCode.DONE;
  }
}
