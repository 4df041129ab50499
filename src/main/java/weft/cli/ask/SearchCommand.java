package weft.cli.ask;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import weft.analysis.Search;
import weft.analysis.SearchFilter;
import weft.analysis.SearchFilter.Part;
import weft.analysis.SearchQuery;
import weft.analysis.SearchResult;
import weft.analysis.SearchSyntaxException;
import weft.analysis.Workspace;
import weft.cli.command.Arguments;
import weft.cli.command.Command;
import weft.cli.command.Console;
import weft.cli.command.ExitCode;
import weft.cli.command.Manual;
import weft.cli.command.Manual.Chapter;
import weft.cli.command.Manual.Example;
import weft.cli.command.NamedRun;
import weft.cli.command.Options;
import weft.cli.command.Parts;
import weft.cli.command.SaidProgress;
import weft.cli.output.ResultFormat;
import weft.cli.output.Wording;
import weft.config.ConfigException;
import weft.config.OptionValues;

/** {@code weft search}: full-text search in the stored pages. */
public final class SearchCommand implements Command {
  private static final Pattern STATUS = Pattern.compile("[1-9](\\d\\d|xx)");
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");

  private final Parts parts;

  /** The command, wired to those parts. */
  public SearchCommand(Parts parts) {
    this.parts = parts;
  }

  @Override
  public Manual manual() {
    return new Manual(
        "search",
        Chapter.READ,
        "find pages by the words in them",
        List.of(
            "search FILE[@RUN] WORDS [--in PART] [--host PATTERN] [--format table|csv|jsonl|md]"),
        List.of(
            "Looks into titles, headings, main texts and the texts of links that lead to a page."
                + " Words side by side must all be there; \"a phrase\", begin*, OR, NOT and"
                + " parentheses do what one expects. Case and accents do not count. Chinese,"
                + " Japanese, Korean and Thai are found by any part of a sentence.",
            "The first search makes an index in the file; later ones add what is new to it. Beside"
                + " a running crawl the index is made for the moment, and texts that are not"
                + " derived yet are not found."),
        List.of(
            new Example("weft search site.db 'opening hours'", "pages that have both words"),
            new Example(
                "weft search site.db '\"floor loom\" OR jacq* NOT price' --in title",
                "a phrase or the beginning of a word, in titles"),
            new Example(
                "weft search site.db@1 contact --status 404 --format csv",
                "in an earlier run, as a table for others")));
  }

  @Override
  public CommandSpec spec() {
    return Arguments.spec(Arguments.file(), Arguments.argument(1, "WORDS", "What to look for"))
        .addOption(
            Options.many(
                "--in", "title|headings|text|anchors", "Look in these parts only [all of them]"))
        .addOption(Options.many("--host", "PATTERN", "Only pages of these hosts"))
        .addOption(Options.one("--status", "N|Nxx", "Only pages with that status, such as 4xx"))
        .addOption(Options.one("--lang", "LANG", "Only pages in that language"))
        .addOption(Options.one("--since", "DATE", "Only pages fetched then or later"))
        .addOption(Options.one("--until", "DATE", "Only pages fetched then or before"))
        .addOption(Options.one("--limit", "N", "At most so many pages [20]"))
        .addOption(
            Options.one("--format", "table|csv|jsonl|md", "How to write what was found [table]"));
  }

  @Override
  public ExitCode run(ParseResult line, Console console) {
    NamedRun named = NamedRun.of(Arguments.argument(line, 0), console);
    SearchQuery query = query(Arguments.argument(line, 1));
    SearchFilter filter = filter(line);
    ResultFormat format = ResultFormat.of(Options.value(line, "--format", "table"));
    try (Workspace workspace = named.open();
        SaidProgress progress = new SaidProgress(console)) {
      ContentOnDemand.derive(named.file(), parts.analyze(), console);
      SearchResult hits = new Search(workspace).find(query, filter, progress);
      progress.quiet();
      HitWriter writer = new HitWriter(console.out(), console.screen());
      writer.write(hits.best(), format);
      tell(hits, console);
    }
    return ExitCode.DONE;
  }

  private static void tell(SearchResult hits, Console console) {
    console.out().flush();
    if (hits.all() == 0) {
      console.say("no page has that");
    } else if (hits.all() > hits.best().size()) {
      console.say(
          "%s of %s; --limit shows more"
              .formatted(
                  Wording.number(hits.best().size()), Wording.count(hits.all(), "page", "pages")));
    }
  }

  private static SearchQuery query(String typed) {
    try {
      return SearchQuery.parse(typed);
    } catch (SearchSyntaxException e) {
      throw new ConfigException("search '" + typed + "': " + e.getMessage(), e);
    }
  }

  private static SearchFilter filter(ParseResult line) {
    Set<Part> in = EnumSet.noneOf(Part.class);
    Options.values(line, "--in")
        .forEach(word -> in.add(OptionValues.choice("--in", word, Part.values())));
    List<String> hosts = Options.values(line, "--host");
    return new SearchFilter(
        in,
        hosts.isEmpty() ? _ -> true : OptionValues.hosts("--host", hosts),
        status(Options.value(line, "--status", "")),
        language(Options.value(line, "--lang", "")),
        moment(line, "--since", false),
        moment(line, "--until", true),
        OptionValues.positive("--limit", Options.value(line, "--limit", "20")));
  }

  private static @Nullable Instant moment(ParseResult line, String flag, boolean end) {
    String text = Options.value(line, flag, "");
    return text.isEmpty() ? null : OptionValues.moment(flag, text, end);
  }

  private static String status(String text) {
    if (!text.isEmpty() && !STATUS.matcher(text).matches()) {
      throw new ConfigException("--status " + text + ": write it like 404 or 4xx");
    }
    return text.isEmpty() ? "*" : text.replace('x', '?');
  }

  private static String language(String text) {
    if (!text.isEmpty() && !LANGUAGE.matcher(text).matches()) {
      throw new ConfigException("--lang " + text + ": write it like de or pt-BR");
    }
    return text;
  }
}
