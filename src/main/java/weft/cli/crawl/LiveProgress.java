package weft.cli.crawl;

import java.io.PrintStream;
import java.util.List;
import weft.cli.output.DisplayWidth;
import weft.cli.output.Screen;

/** A block on the terminal that is redrawn in place; the cursor is hidden meanwhile. */
final class LiveProgress implements ProgressDisplay {
  private static final String HIDE_CURSOR = "\u001b[?25l";
  private static final String SHOW_CURSOR = "\u001b[?25h";
  private static final String CLEAR_TO_END = "\u001b[K";
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";
  private static final int LABEL = 10;

  private final PrintStream err;
  private final Screen screen;
  private int drawn;

  LiveProgress(PrintStream err, Screen screen) {
    this.err = err;
    this.screen = screen;
  }

  @Override
  public void show(ProgressView view) {
    List<String> lines = ProgressText.block(view);
    StringBuilder block = new StringBuilder();
    block.append(drawn == 0 ? HIDE_CURSOR : "\u001b[" + drawn + "A");
    for (String line : lines) {
      String cut = DisplayWidth.cut(line, screen.width() - 1);
      block.append('\r').append(styled(cut)).append(CLEAR_TO_END).append('\n');
    }
    drawn = lines.size();
    err.print(block);
    err.flush();
  }

  private String styled(String line) {
    return screen.styled() ? BOLD + line.substring(0, LABEL) + PLAIN + line.substring(LABEL) : line;
  }

  @Override
  public void close() {
    if (drawn > 0) {
      err.print(SHOW_CURSOR);
      err.flush();
      drawn = 0;
    }
  }
}
