package weft.cli.ask;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import weft.analysis.GraphFormat;
import weft.analysis.GraphLevel;
import weft.analysis.GraphSummary;
import weft.analysis.StoredGraph;
import weft.analysis.Workspace;
import weft.cli.command.Arguments;
import weft.cli.command.Command;
import weft.cli.command.Console;
import weft.cli.command.ExitCode;
import weft.cli.command.Manual;
import weft.cli.command.Manual.Chapter;
import weft.cli.command.Manual.Example;
import weft.cli.command.SaidProgress;
import weft.cli.output.Out;
import weft.cli.output.ResultFormat;
import weft.cli.output.ResultWriter;
import weft.cli.output.Wording;
import weft.config.ConfigException;
import weft.config.Nearest;

/** {@code weft graph}: what the link graph says, and the graph for other programs. */
public final class GraphCommand implements Command {
  private static final String USUAL_ROWS = "20";

  @Override
  public Manual manual() {
    return new Manual(
        "graph",
        Chapter.READ,
        "rank pages by their links; write the link graph for other programs",
        List.of(
            "graph FILE[@RUN] [--level page|dir|host] [--top N] [--personalised]",
            "graph FILE[@RUN] --format graphml|gexf|dot|csv [-o FILE]"),
        List.of(
            "Without --format: the pages of the highest PageRank, with hub and authority scores"
                + " (HITS), degrees, strongly connected component and clicks from the seeds; for"
                + " all pages they are in the view graph_metrics afterwards.",
            "An edge is a link from one page to another that takes readers there and does not say"
                + " nofollow, however often it stands there. Redirects are edges and cost no"
                + " click."),
        List.of(
            new Example("weft graph site.db", "the pages that matter most by their links"),
            new Example("weft graph site.db --level dir --top 50", "the same of directories"),
            new Example("weft graph site.db --format gexf -o site.gexf", "a graph for Gephi"),
            new Example("weft graph site.db --level host --format dot", "hosts, for Graphviz")));
  }

  @Override
  public CommandSpec spec() {
    return Arguments.spec(Arguments.file())
        .addOption(option("--level", "page|dir|host", "What the nodes stand for [page]"))
        .addOption(
            option(
                "--format",
                "graphml|gexf|dot|csv",
                "Write the whole graph; csv is a list of edges"))
        .addOption(
            OptionSpec.builder("-o", "--output")
                .type(String.class)
                .paramLabel("FILE|-")
                .description("Where --format writes to [-]")
                .build())
        .addOption(option("--top", "N", "How many nodes to show [20]"))
        .addOption(
            OptionSpec.builder("--personalised")
                .type(Boolean.class)
                .arity("0")
                .description("PageRank of readers who begin at the seeds, and go back to them")
                .build());
  }

  private static OptionSpec option(String name, String label, String description) {
    return OptionSpec.builder(name)
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  @Override
  public ExitCode run(ParseResult line, Console console) {
    GraphLevel level = level(line);
    GraphFormat format = format(line);
    int top = top(line);
    String output = line.matchedOptionValue("--output", "");
    if (format == null && !output.isEmpty()) {
      throw new ConfigException(
          "-o "
              + output
              + ": needs --format, one of "
              + String.join(", ", Stream.of(GraphFormat.values()).map(GraphFormat::word).toList()));
    }
    Path file = Arguments.fileOfRun(line, console);
    Path target =
        output.isEmpty() || output.equals("-") ? null : console.directory().resolve(output);
    refuseTheCrawlItself(file, target, output);
    try (Workspace workspace = Workspace.open(file, Arguments.runOf(line, console));
        SaidProgress progress = new SaidProgress(console)) {
      StoredGraph graph =
          StoredGraph.of(workspace, level, line.hasMatchedOption("--personalised"), progress);
      progress.quiet();
      if (format == null) {
        show(graph, level, top, console);
      } else if (target == null) {
        graph.write(format, console.out()::print);
      } else {
        write(graph, format, target);
      }
      console.out().flush();
    }
    return ExitCode.DONE;
  }

  private static void show(StoredGraph graph, GraphLevel level, int top, Console console) {
    GraphSummary summary = graph.summary();
    if (summary.nodes() == 0) {
      console.out().line("no pages, so no graph");
      return;
    }
    Out out = console.out();
    out.line(
        "%s %s, %s between them"
            .formatted(
                Wording.number(summary.nodes()),
                level.nodes(),
                Wording.count(summary.edges(), "link", "links")));
    out.line(
        "  %s strongly connected, the largest with %s (%s)"
            .formatted(
                Wording.count(summary.components(), "component", "components"),
                Wording.number(summary.largest()),
                Wording.share(summary.largest(), summary.nodes())));
    out.line(
        "  %s that no links lead to from the seeds, %s without links to others"
            .formatted(Wording.number(summary.unreached()), Wording.number(summary.deadEnds())));
    out.line("");
    ResultWriter table = ResultFormat.TABLE.writer(out, console.screen());
    graph.top(top, table);
    table.end();
  }

  /** Writes beside the target first, so that a file that is there is whole. */
  private static void write(StoredGraph graph, GraphFormat format, Path target) {
    Path part = Path.of(target + ".part");
    try {
      try (OutputStream stream = Files.newOutputStream(part)) {
        Out out = new Out(stream);
        graph.write(format, out::print);
        out.flush();
      } catch (IOException | RuntimeException e) {
        Files.deleteIfExists(part);
        throw e;
      }
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ConfigException(
          "-o " + target + ": cannot be written; check that its directory exists and is yours", e);
    }
  }

  private static void refuseTheCrawlItself(Path file, @Nullable Path target, String output) {
    try {
      if (target != null && Files.exists(target) && Files.isSameFile(file, target)) {
        throw new ConfigException("-o " + output + ": is the crawl itself; name another file");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("-o " + output + ": " + e.getMessage(), e);
    }
  }

  private static GraphLevel level(ParseResult line) {
    String word = line.matchedOptionValue("--level", GraphLevel.PAGE.word());
    return named("--level", word, GraphLevel::word, List.of(GraphLevel.values()));
  }

  private static @Nullable GraphFormat format(ParseResult line) {
    String word = line.matchedOptionValue("--format", "");
    return line.hasMatchedOption("--format")
        ? named("--format", word, GraphFormat::word, List.of(GraphFormat.values()))
        : null;
  }

  private static int top(ParseResult line) {
    String text = line.matchedOptionValue("--top", USUAL_ROWS);
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw new ConfigException("--top " + text + ": must be a number from 1 to 999999999");
    }
    return Integer.parseInt(text);
  }

  private static <T> T named(String flag, String word, Function<T, String> name, List<T> values) {
    List<String> words = values.stream().map(name).toList();
    int index = words.indexOf(word);
    if (index < 0) {
      throw new ConfigException(
          "%s %s: must be one of %s%s"
              .formatted(flag, word, String.join(", ", words), Nearest.hint(word, words, "")));
    }
    return values.get(index);
  }
}
