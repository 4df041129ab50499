package weft.cli.ask;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.analysis.Hit;
import weft.analysis.Snippet;
import weft.cli.output.Out;
import weft.cli.output.Printable;
import weft.cli.output.ResultFormat;
import weft.cli.output.ResultWriter;
import weft.cli.output.Screen;

/**
 * Writes what a search has found: three lines a page for people, or rows for programs. What was
 * searched for is highlighted on a terminal alone.
 */
final class HitWriter {
  private static final List<String> COLUMNS =
      List.of("rank", "url", "title", "snippet", "score", "status", "language", "fetched_at");
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  private final Out out;
  private final Screen screen;

  HitWriter(Out out, Screen screen) {
    this.out = out;
    this.screen = screen;
  }

  void write(List<Hit> hits, ResultFormat format) {
    if (format == ResultFormat.TABLE) {
      list(hits);
    } else {
      rows(hits, format.writer(out, screen));
    }
  }

  private void list(List<Hit> hits) {
    int rank = 1;
    for (Hit hit : hits) {
      String number = "%3d  ".formatted(rank++);
      String title = hit.title().isEmpty() ? "(no title)" : hit.title();
      String status = hit.status() == 200 ? "" : "  [" + hit.status() + "]";
      out.line(number + Printable.line(title) + status);
      out.line("     " + Printable.line(hit.url()));
      if (!hit.snippet().plain().isBlank()) {
        out.line("     " + marked(hit.snippet()));
      }
    }
  }

  private String marked(Snippet snippet) {
    boolean styled = screen.out() && screen.styled();
    StringBuilder line = new StringBuilder();
    boolean found = false;
    for (String piece : snippet.pieces()) {
      String harmless = Printable.line(piece);
      line.append(found && styled ? BOLD + harmless + PLAIN : harmless);
      found = !found;
    }
    return line.toString();
  }

  private static void rows(List<Hit> hits, ResultWriter writer) {
    writer.columns(COLUMNS);
    long rank = 1;
    for (Hit hit : hits) {
      List<@Nullable Object> cells = new ArrayList<>();
      cells.add(rank++);
      cells.add(hit.url());
      cells.add(hit.title());
      cells.add(hit.snippet().plain());
      cells.add(Math.round(hit.score() * 1000) / 1000.0);
      cells.add(hit.status());
      cells.add(hit.language());
      cells.add(hit.fetchedAt().toString());
      writer.row(cells);
    }
    writer.end();
  }
}
