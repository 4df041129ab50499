package weft.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * A chart of our own drawing, and what it shows as a table for those who do not see it. It has no
 * size of its own: widths are parts of the width that there is, and letters are never scaled.
 *
 * @param id of the element
 * @param title what it shows
 * @param about one sentence: what one sees in it
 * @param labels what the labels are, for the table
 * @param values what the values are, for the table
 * @param bars in their order
 * @param form how a value is written
 */
record Chart(
    String id,
    String title,
    String about,
    String labels,
    String values,
    List<Bar> bars,
    DoubleFunction<String> form) {
  private static final int ROW = 34;
  private static final int BAR = 10;
  private static final int MOST_LETTERS = 36;
  private static final int HEIGHT = 190;
  private static final int TOP = 22;
  private static final int BOTTOM = 24;

  Chart {
    bars = List.copyOf(bars);
  }

  /** The greatest values in their order, and the sum of the others as a last one. */
  static List<Bar> greatest(List<Bar> bars, int most) {
    if (bars.size() <= most) {
      return bars;
    }
    List<Bar> sorted = new ArrayList<>(bars);
    sorted.sort(Comparator.comparingDouble(Bar::value).reversed());
    double rest = sorted.stream().skip(most - 1L).mapToDouble(Bar::value).sum();
    List<Bar> kept = new ArrayList<>(sorted.subList(0, most - 1));
    kept.add(new Bar(Numbers.grouped(bars.size() - most + 1L) + " others", rest, Tone.PLAIN));
    return kept;
  }

  /** Bars that lie one below the other, each under its label. */
  void lying(Markup page) {
    begin(page, bars.size() * ROW);
    double most = most();
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      int y = i * ROW;
      page.open("g").element("title", bar.label() + ": " + form.apply(bar.value()));
      String text = Integer.toString(y + 13);
      page.element("text", Numbers.cut(bar.label(), MOST_LETTERS), "x", "0", "y", text);
      page.element(
          "text", form.apply(bar.value()), "x", "100%", "y", text, "class", "value at-end");
      box(page, "track", 0, y + 18.0, "100%", BAR);
      String width = Numbers.part(bar.value() > 0 ? Math.max(0.6, 100 * bar.value() / most) : 0);
      box(page, bar.tone().style(), 0, y + 18.0, width, BAR);
      page.close("g");
    }
    end(page);
  }

  /** Columns that stand side by side; a label below each, or below the first and last alone. */
  void standing(Markup page, boolean labelled) {
    begin(page, HEIGHT);
    double most = most();
    double width = 100.0 / bars.size();
    int room = HEIGHT - TOP - BOTTOM;
    line(page, TOP);
    line(page, HEIGHT - BOTTOM);
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      double height = bar.value() > 0 ? Math.max(1.5, room * bar.value() / most) : 0;
      double gap = width * (labelled ? 0.12 : 0.04);
      page.open("g").element("title", bar.label() + ": " + form.apply(bar.value()));
      box(
          page,
          bar.tone().style(),
          i * width + gap,
          HEIGHT - BOTTOM - height,
          Numbers.part(width - 2 * gap),
          height);
      page.close("g");
    }
    page.element("text", "most: " + form.apply(most), "x", "100%", "y", "14", "class", "at-end");
    labels(page, labelled, width);
    end(page);
  }

  private void labels(Markup page, boolean all, double width) {
    String y = Integer.toString(HEIGHT - 8);
    if (all) {
      int every = (bars.size() + 11) / 12;
      for (int i = 0; i < bars.size(); i += every) {
        String middle = Numbers.part((i + 0.5) * width);
        page.element("text", bars.get(i).label(), "x", middle, "y", y, "class", "in-middle");
      }
    } else {
      page.element("text", bars.getFirst().label(), "x", "0", "y", y);
      page.element("text", bars.getLast().label(), "x", "100%", "y", y, "class", "at-end");
    }
  }

  /** The greatest value; 0 where there is none. */
  double most() {
    return bars.stream().mapToDouble(Bar::value).max().orElse(0);
  }

  private static void line(Markup page, int y) {
    String height = Integer.toString(y);
    page.open("line", "x1", "0", "x2", "100%", "y1", height, "y2", height, "class", "axis")
        .close("line");
  }

  private static void box(
      Markup page, String style, double left, double y, String width, double height) {
    page.open(
            "rect",
            "class",
            style,
            "x",
            Numbers.part(left),
            "y",
            Numbers.measure(y),
            "width",
            width,
            "height",
            Numbers.measure(height),
            "rx",
            "2")
        .close("rect");
  }

  private void begin(Markup page, int height) {
    page.open("figure", "class", "chart", "id", id);
    page.open("figcaption").element("h3", title, "id", id + "-title");
    page.element("p", about, "class", "about", "id", id + "-about").close("figcaption");
    page.open(
        "svg",
        "role",
        "img",
        "aria-labelledby",
        id + "-title",
        "aria-describedby",
        id + "-about",
        "width",
        "100%",
        "height",
        Integer.toString(height));
  }

  private void end(Markup page) {
    page.close("svg").open("details", "class", "alternative");
    page.element("summary", "As a table").open("table");
    page.element("caption", title).open("thead").open("tr");
    page.element("th", labels, "scope", "col");
    page.element("th", values, "scope", "col", "class", "n").close("tr").close("thead");
    page.open("tbody");
    for (Bar bar : bars) {
      page.open("tr").element("th", bar.label(), "scope", "row");
      page.element("td", form.apply(bar.value()), "class", "n").close("tr");
    }
    page.close("tbody").close("table").close("details").end("figure");
  }
}
