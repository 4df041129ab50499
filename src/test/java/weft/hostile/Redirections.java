package weft.hostile;

import static weft.hostile.Answers.PAGE;
import static weft.hostile.Answers.redirect;

import java.util.List;

/** Servers that send a crawl in circles. */
final class Redirections {
  private Redirections() {}

  static List<Misbehaviour> all() {
    return List.of(
        bad(
            "redirects to itself",
            Script.sends(redirect("/")),
            "done 302, 1 link",
            "asked once: a URL is known"),
        bad(
            "redirects in a circle",
            asked -> asked.send(redirect(asked.wants("/a") ? "/b" : "/a")),
            "done 302, 1 link, 3 pages",
            "each URL is asked once"),
        bad(
            "redirects in a chain without end",
            asked -> asked.send(redirect("/" + (number(asked.target()) + 1))),
            "done 302, 1 link, 6 pages, 1 excluded",
            "redirects in a row have a limit"),
        bad(
            "redirects to itself with a growing query",
            asked -> asked.send(redirect(asked.target() + (asked.wants("/") ? "?x" : "&x"))),
            "done 302, 1 link, 6 pages, 1 excluded",
            "the same"),
        bad(
            "redirects to another scheme",
            Script.sends(redirect("ftp://example.test/file")),
            "done 302",
            "recorded, and not followed"),
        bad(
            "redirects to a script",
            Script.sends(redirect("javascript:alert(1)")),
            "done 302",
            "the same"),
        bad(
            "redirects to a file",
            Script.sends(redirect("file:///etc/passwd")),
            "done 302",
            "the same"),
        bad(
            "redirects to data",
            Script.sends(redirect("data:text/html,<a href=/x>x</a>")),
            "done 302",
            "the same"),
        bad(
            "redirects nowhere",
            Script.sends(Answers.answer("302 Found", "", "")),
            "done 302",
            "an answer without a place to go to"),
        bad("redirects to an empty place", Script.sends(redirect(" ")), "done 302", "the same"),
        bad(
            "redirects to a URL of 100 KB",
            Script.sends(redirect("/" + "x".repeat(100_000))),
            "failed protocol",
            "beyond the limit on headers"),
        bad(
            "redirects to a URL of 10 KB",
            Script.sends(redirect("/" + "x".repeat(10_000))),
            "done 302",
            "no URL is that long: recorded, and not followed"),
        bad(
            "redirects to two places",
            Script.sends(
                Answers.answer("302 Found", "Location: /kept\r\nLocation: /other\r\n", "")),
            "done 302, 1 link, 2 pages",
            "the first counts"),
        bad(
            "redirects with a body of 100 MB",
            Script.endless(
                "HTTP/1.1 302 Found\r\nLocation: /kept\r\nContent-Length: 104857600\r\n\r\n",
                " ".repeat(8192)),
            "done 302 truncated wire, 1 link, 2 pages",
            "of a redirect's body little is read"),
        bad(
            "refreshes to itself for ever",
            asked ->
                asked.send(
                    Answers.page(
                        "<meta http-equiv=refresh content='0;url=/r"
                            + (number(asked.target().replace("r", "")) + 1)
                            + "'>"
                            + PAGE)),
            "done 200, 2 links, 40 pages, 1 excluded",
            "a refresh is a link like any other; the limit of the host ends it"));
  }

  private static int number(String target) {
    return target.length() < 2 ? 0 : Integer.parseInt(target.substring(1));
  }

  private static Misbehaviour bad(String name, Script script, String outcome, String why) {
    return Misbehaviour.of(Group.REDIRECT, name, script, outcome, why);
  }
}
