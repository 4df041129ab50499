package weft.hostile;

import static weft.hostile.Answers.PAGE;

import java.util.List;

/** Servers whose pages cost more than they are worth. */
final class HugePages {
  private HugePages() {}

  /** Pages of about that many bytes. */
  static List<Misbehaviour> all(int size) {
    return List.of(
        page(
            "links to a million pages",
            PAGE + links(size),
            "done 200, 1000 links, 40 pages, 961 excluded, trouble: more than 20000 elements;"
                + " parsing stopped",
            "a page's links are bounded, and so is a host"),
        page(
            "nests elements without end",
            PAGE + "<b>".repeat(size / 4),
            "done 200, 1 link, 2 pages, trouble: more than 20000 elements; parsing stopped",
            "a page's elements are bounded"),
        page(
            "nests elements too deep",
            PAGE + "<div>".repeat(size / 100) + "<a href=/kept>deep</a>",
            "done 200, 2 links, 2 pages, trouble: elements are nested more than 512 deep and were"
                + " flattened",
            "a tree is no deeper than its limit; the rest is flattened"),
        Misbehaviour.of(
            Group.PAGE,
            "sends a page of 100 MB",
            Script.endless(
                Answers.OK + "Content-Length: 104857600\r\n\r\n" + PAGE, "<p>text</p>".repeat(800)),
            "done 200 truncated wire, 1 link, 2 pages, trouble: more than 20000 elements; parsing"
                + " stopped",
            "what came within the limit is kept"),
        page(
            "opens formatting and never closes it",
            PAGE + formatting(size),
            "done 200, 1 link, 2 pages, trouble: more than 20000 elements; parsing stopped",
            "elements that are opened again count as elements"),
        page(
            "misnests tables",
            PAGE + Answers.repeated("<table><td><a href=/kept>x<table>", size),
            "done 200, 3 links, 2 pages, trouble: more than 20000 elements; parsing stopped",
            "the same"),
        page(
            "gives an element too many attributes",
            PAGE + "<p " + attributes(size) + "><a href=/kept>behind</a>",
            "done 200, 2 links, 2 pages",
            "attributes beyond the limit are passed over"),
        page(
            "has an attribute as long as a book",
            PAGE + "<p title='" + "x".repeat(size - 1_000) + "'><a href=/kept>behind</a>",
            "done 200, 2 links, 2 pages",
            "long, and harmless"),
        page(
            "never closes a comment",
            PAGE + "<!--" + "- <a href=/no>".repeat(size / 16),
            "done 200, 1 link, 2 pages",
            "what is in a comment is none"),
        page(
            "opens comments again and again",
            PAGE + "<!-".repeat(size / 4),
            "done 200, 1 link, 2 pages",
            "each character is read once"),
        page(
            "never closes a script",
            PAGE + "<script>" + "<!--<script>".repeat(size / 14),
            "done 200, 1 link, 2 pages, trouble: more than 20000 elements; parsing stopped",
            "the same"),
        page(
            "is full of ampersands",
            PAGE + "&".repeat(size - 1_000),
            "done 200, 1 link, 2 pages",
            "the same"),
        page(
            "is full of templates",
            PAGE + Answers.repeated("<template><a href=/no>", size),
            "done 200, 1 link, 2 pages, trouble: more than 20000 elements; parsing stopped",
            "elements are bounded"),
        page(
            "is full of select elements",
            PAGE + Answers.repeated("<select><option><input>", size),
            "done 200, 1 link, 2 pages, trouble: more than 20000 elements; parsing stopped",
            "elements are bounded"),
        page(
            "is full of signs",
            PAGE + "<".repeat(size - 1_000),
            "done 200, 1 link, 2 pages",
            "a sign that begins no tag is text"),
        page(
            "has a title as long as a book",
            "<title>" + "t".repeat(size / 2) + "</title>" + PAGE,
            "done 200, 1 link, 2 pages",
            "texts are cut"),
        page(
            "is full of headings",
            PAGE + "<h1>h".repeat(size / 100),
            "done 200, 1 link, 2 pages",
            "headings are cut"),
        page(
            "declares its base again and again",
            PAGE + "<base href=/b/>".repeat(size / 100),
            "done 200, 1 link, 2 pages",
            "the first counts"),
        Misbehaviour.of(
            Group.PAGE,
            "sends a thousand links in its header",
            Script.sends(
                Answers.answer(
                    "200 OK",
                    "Content-Type: text/html\r\nLink: " + "</l>; rel=next, ".repeat(1_000) + "\r\n",
                    PAGE)),
            "done 200, 2 links, 3 pages",
            "links of a header are links"),
        page(
            "holds JSON that is nested without end",
            PAGE
                + "<script type=application/ld+json>"
                + "[{\"url\":".repeat(size / 10)
                + "</script>",
            "done 200, 1 link, 2 pages",
            "read as a stream"));
  }

  private static String links(int size) {
    StringBuilder links = new StringBuilder("<a href=0>");
    for (int i = 1; links.length() < size - 100; i++) {
      links.append("<a href=").append(Integer.toString(i, 36)).append('>');
    }
    return links.toString();
  }

  private static String formatting(int size) {
    StringBuilder html = new StringBuilder();
    for (int i = 0; html.length() < size - 1_000; i++) {
      html.append("<p><font color=c").append(i).append('>');
    }
    return html.toString();
  }

  private static String attributes(int size) {
    StringBuilder attributes = new StringBuilder();
    for (int i = 0; attributes.length() < size - 1_000; i++) {
      attributes.append('a').append(i).append("=1 ");
    }
    return attributes.toString();
  }

  private static Misbehaviour page(String name, String html, String outcome, String why) {
    return Misbehaviour.of(Group.PAGE, name, Script.sends(Answers.page(html)), outcome, why);
  }
}
