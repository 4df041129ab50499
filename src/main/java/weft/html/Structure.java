package weft.html;

import java.util.ArrayList;
import java.util.List;

/** The folders of a site: as a picture in which each has the area of its pages, and as a list. */
final class Structure {
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 460;
  private static final int HEAD = 20;
  private static final int EDGE = 3;
  private static final int MOST_GROUPS = 24;
  private static final int MOST_PARTS = 16;
  private static final int MOST_LISTED = 600;
  private static final int DEEPEST = 5;
  private static final int LETTER = 10;

  /** Width of the picture on a telephone, where labels that do not fit are left out. */
  private static final int TELEPHONE = 330;

  private static final double MANY_ERRORS = 0.1;

  private final Markup page;
  private final Folder top;
  private int listed;

  Structure(Markup page, List<Rows.Row> directories) {
    this.page = page;
    Folder root = Folder.root();
    directories.forEach(
        row -> root.add(row.text("folder"), row.number("urls"), row.number("errors")));
    this.top = root.top();
  }

  /** Writes both. */
  void write() {
    if (top.pages() == 0) {
      page.element("p", "No page was answered, so there is no structure to show.");
      return;
    }
    picture();
    page.open("details", "class", "alternative");
    page.element("summary", "As a list");
    page.element("p", place(top) + ": " + figures(top));
    list(top, 1);
    page.end("details");
  }

  private void picture() {
    page.open("figure", "class", "chart wide");
    page.open("figcaption", "id", "structure-about");
    page.element(
        "p",
        (top.name().isEmpty() ? "Each area is a host" : "Each area is a folder of " + top.name())
            + ", as large as its share of "
            + Numbers.count(top.pages(), "page", "pages")
            + ". Point at one for its figures.",
        "class",
        "about");
    legend();
    page.close("figcaption");
    page.open(
        "svg",
        "role",
        "img",
        "aria-labelledby",
        "structure-about",
        "width",
        "100%",
        "height",
        Integer.toString(HEIGHT));
    for (Placed group : placed(top, new Tile(0, 0, WIDTH, HEIGHT), MOST_GROUPS)) {
      group(group);
    }
    page.close("svg").end("figure");
  }

  private void legend() {
    page.open("ul", "class", "legend");
    page.element("li", "every page answers", "class", "key tone-plain");
    page.element("li", "some answer with an error", "class", "key tone-warning");
    page.element("li", "more than a tenth do", "class", "key tone-error").end("ul");
  }

  private record Placed(Folder folder, Tile tile) {}

  /** The parts of a folder in a tile. */
  private static List<Placed> placed(Folder folder, Tile tile, int most) {
    List<Folder> parts = folder.parts(most);
    List<Tile> tiles = tile.among(parts.stream().map(part -> (double) part.pages()).toList());
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < tiles.size(); i++) {
      placed.add(new Placed(parts.get(i), tiles.get(i)));
    }
    return placed;
  }

  private void group(Placed group) {
    Tile tile = group.tile();
    page.open("g");
    tile(group, "group");
    boolean parted = tile.width() > 70 && tile.height() > 60 && !group.folder().isLeaf();
    if (parted) {
      Tile inside =
          new Tile(
              tile.left() + EDGE,
              tile.top() + HEAD,
              tile.width() - 2 * EDGE,
              tile.height() - HEAD - EDGE);
      placed(group.folder(), inside, MOST_PARTS).forEach(part -> tile(part, "part"));
    }
    page.end("g");
  }

  private void tile(Placed placed, String style) {
    Tile tile = placed.tile();
    Folder folder = placed.folder();
    page.open(
        "svg",
        "class",
        style,
        "x",
        Numbers.part(100 * tile.left() / WIDTH),
        "y",
        Numbers.measure(tile.top()),
        "width",
        Numbers.part(100 * tile.width() / WIDTH),
        "height",
        Numbers.measure(tile.height()));
    page.element("title", folder.name() + ": " + figures(folder));
    page.open("rect", "width", "100%", "height", "100%", "class", tone(folder).style())
        .close("rect");
    if (tile.height() > 17 && tile.width() > 4 * LETTER) {
      String label = Numbers.cut(folder.name(), (int) (tile.width() / LETTER));
      boolean narrow = (label.length() + 1) * LETTER > tile.width() * TELEPHONE / WIDTH;
      page.element("text", label, "x", "5", "y", "14", "class", narrow ? "narrow" : "roomy");
    }
    page.close("svg");
  }

  private void list(Folder folder, int depth) {
    page.open("ul", "class", "folders");
    for (Folder part : folder.largest(MOST_GROUPS)) {
      if (++listed > MOST_LISTED) {
        page.element("li", "and more");
        break;
      }
      page.open("li").element("b", part.name()).text(" " + figures(part));
      if (!part.isLeaf() && depth < DEEPEST) {
        list(part, depth + 1);
      }
      page.close("li");
    }
    page.end("ul");
  }

  private static String place(Folder folder) {
    return folder.name().isEmpty() ? "all hosts" : folder.name();
  }

  private static String figures(Folder folder) {
    return Numbers.count(folder.pages(), "page", "pages")
        + (folder.errors() == 0 ? "" : ", " + Numbers.grouped(folder.errors()) + " with errors");
  }

  private static Tone tone(Folder folder) {
    if (folder.errors() == 0) {
      return Tone.PLAIN;
    }
    return folder.errors() > folder.pages() * MANY_ERRORS ? Tone.ERROR : Tone.WARNING;
  }
}
