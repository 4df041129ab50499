package weft.hostile;

import static weft.hostile.Answers.PAGE;

import java.util.List;

/** Servers whose links are not made to be followed. */
final class Addresses {
  private Addresses() {}

  static List<Misbehaviour> all() {
    return List.of(
        link(
            "links to a URL of 100 KB",
            "/" + "x".repeat(100_000),
            "done 200, 1 link, 2 pages",
            "counted as unusable, never cut"),
        link(
            "links with spaces",
            "/kept with spaces",
            "done 200, 2 links, 3 pages",
            "they are escaped"),
        link(
            "links with line feeds",
            "/ke\npt",
            "done 200, 2 links, 2 pages",
            "they are dropped, as in browsers"),
        link(
            "links in Unicode",
            "/\u00c3\u00a9\u00e2\u0082\u00ac",
            "done 200, 2 links, 3 pages",
            "it is escaped as UTF-8"),
        link(
            "links with a name and a password",
            "http://me:secret@@HOST@/kept",
            "done 200, 2 links, 2 pages",
            "which are dropped: they are not ours"),
        link(
            "links to port 0",
            "http://localhost:0/",
            "done 200, 1 link, 2 pages",
            "nobody can be asked there: unusable"),
        link(
            "links to port 99999",
            "http://127.0.0.1:99999/",
            "done 200, 1 link, 2 pages",
            "no port: unusable"),
        link(
            "links with backslashes",
            "\\kept\\..\\kept",
            "done 200, 2 links, 2 pages",
            "they are slashes, as in browsers"),
        link(
            "links up beyond the root",
            "/../../../kept",
            "done 200, 2 links, 2 pages",
            "there is nothing above it"),
        link(
            "links with escapes that are none",
            "/%zz%",
            "done 200, 2 links, 3 pages",
            "taken as they stand"),
        link("links with an escaped NUL", "/a%00b", "done 200, 2 links, 3 pages", "the same"),
        link(
            "links to an address in octal",
            "http://0177.0.0.1:@PORT@/kept",
            "done 200, 2 links, 2 pages",
            "it is 127.0.0.1, another name than this host's"),
        link(
            "links to a host of 300 letters",
            "http://" + "h".repeat(300) + "/",
            "done 200, 2 links, 2 pages",
            "no such host can be"),
        link(
            "links to a host with a space", "http://a b/", "done 200, 1 link, 2 pages", "unusable"),
        link(
            "links by a script",
            "java\tscript:alert(1)",
            "done 200, 1 link, 2 pages",
            "not http: unusable"),
        link(
            "links with every fragment",
            "#" + "f".repeat(500),
            "done 200, 1 link, 2 pages",
            "which is the page itself"),
        link(
            "links with a thousand parameters",
            "/kept?" + "a=1&".repeat(1_000),
            "done 200, 2 links, 2 pages, 1 excluded",
            "more parameters than any page needs are a trap"));
  }

  private static Misbehaviour link(String name, String href, String outcome, String why) {
    return Misbehaviour.of(
        Group.URL,
        name,
        asked -> {
          String host = asked.origin().substring("http://".length());
          String own =
              href.replace("@HOST@", host).replace("@PORT@", host.substring(host.indexOf(':') + 1));
          return asked.send(Answers.page(PAGE + "<a href=\"" + own + "\">x</a>"));
        },
        outcome,
        why);
  }
}
