package weft.cli.ask;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import weft.analysis.BoilerplateTable;
import weft.analysis.Derivation;
import weft.analysis.GraphMetricTable;
import weft.analysis.NearDuplicateTable;
import weft.analysis.Workspace;
import weft.cli.command.Console;
import weft.cli.command.SaidProgress;
import weft.store.StoreReader;

/** Derived tables behind views that a query asks for. */
final class DerivedOnDemand {
  private static final List<Made> VIEWS =
      List.of(
          new Made("graph_metrics", _ -> new GraphMetricTable()),
          new Made("near_duplicates", NearDuplicateTable::asBefore),
          new Made("boilerplate", _ -> new BoilerplateTable()));

  private DerivedOnDemand() {}

  /** A view and what fills it. */
  private record Made(Pattern view, Function<Workspace, Derivation> by) {
    Made(String view, Function<Workspace, Derivation> by) {
      this(Pattern.compile("\\b(all_)?" + view + "\\b", Pattern.CASE_INSENSITIVE), by);
    }
  }

  /** Makes what a query names, unless a crawl has the file just now. */
  static void derive(String sql, Path file, OptionalLong run, Console console) {
    List<Made> wanted = new ArrayList<>(VIEWS);
    wanted.removeIf(made -> !made.view().matcher(sql).find());
    if (wanted.isEmpty()) {
      return;
    }
    if (isCrawling(file)) {
      console.say(
          "a crawl is running; 'weft graph' and 'weft report' work out what is there now,"
              + " the views hold what was there before");
      return;
    }
    try (Workspace workspace = Workspace.open(file, run);
        SaidProgress progress = new SaidProgress(console)) {
      for (Made made : wanted) {
        workspace.need(made.by().apply(workspace), progress);
      }
    }
  }

  private static boolean isCrawling(Path file) {
    try (StoreReader reader = StoreReader.open(file)) {
      return reader.owner().isPresent();
    }
  }
}
