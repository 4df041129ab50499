package weft.hostile;

import static weft.hostile.Answers.PAGE;

import java.util.List;

/** Servers whose robots.txt is not what it should be. */
final class RobotsFiles {
  private static final String FINE = "done 200, 1 link, 2 pages";

  private RobotsFiles() {}

  static List<Misbehaviour> all() {
    return List.of(
        bad(
            "has a robots.txt that fails",
            Script.sends(Answers.answer("500 No", "", "")),
            "queued",
            "nothing is decided: left alone, and asked again by resume"),
        bad("has a robots.txt that never comes", Asked::silence, "queued", "the same").stalling(),
        bad(
                "has a robots.txt that drips",
                Script.drips(Answers.OK + "\r\nUser-agent: *\n", ' '),
                "queued",
                "the same")
            .stalling(),
        bad(
            "has a robots.txt that is cut",
            Script.closes(Answers.OK + "Content-Length: 100\r\n\r\nUser-agent: *\nAllow: /"),
            "queued",
            "half a file allows what the whole may forbid"),
        bad(
            "asks to be left alone by 429",
            Script.sends(Answers.answer("429 Later", "Retry-After: 2\r\n", "")),
            "queued",
            "the same as a failure"),
        bad(
            "has a robots.txt of noise",
            Script.sends(Answers.page("\u0000\u0001\u0002\u00ff\u00fe".repeat(20_000))),
            FINE,
            "it has no rules"),
        bad("serves a page as robots.txt", Script.sends(Answers.page(PAGE)), FINE, "the same"),
        bad(
            "has a robots.txt of 10 MB",
            Script.endless(
                Answers.OK + "Content-Length: 10485760\r\n\r\nUser-agent: *\n",
                "Disallow: /private/\n".repeat(400)),
            FINE,
            "its first 500 KiB count"),
        bad(
            "has a robots.txt without end",
            Script.endless(
                Answers.OK + "\r\nUser-agent: *\nDisallow: /kept\n", "Allow: /x\n".repeat(400)),
            "done 200, 1 link, 1 excluded",
            "the same"),
        bad(
            "has a robots.txt of one line",
            Script.sends(Answers.page("User-agent: *\nDisallow: /" + "a*".repeat(200_000) + "$")),
            FINE,
            "patterns are matched without going back"),
        bad(
            "has a robots.txt that is a gzip bomb",
            Script.sends(Answers.coded("gzip", Bombs.gzip(Bombs.swollen(32 << 20)))),
            FINE,
            "500 KiB of it are read"),
        bad(
            "redirects robots.txt to itself",
            Script.sends(Answers.redirect("/robots.txt")),
            FINE,
            "five redirects are followed, then it counts as unavailable"),
        bad(
            "redirects robots.txt to another host",
            Script.sends(Answers.redirect("http://other.invalid/robots.txt")),
            "queued",
            "which does not answer: nothing is decided"),
        bad(
            "redirects robots.txt to no http URL",
            Script.sends(Answers.redirect("gopher://example.test/")),
            FINE,
            "unavailable: the site has published no rules"),
        bad(
            "contradicts itself in robots.txt",
            Script.sends(Answers.page("User-agent: *\nDisallow: /kept\nAllow: /kept\n")),
            FINE,
            "of rules of the same length the one that allows counts"),
        bad(
            "forbids everything, then allows everything",
            Script.sends(
                Answers.page("User-agent: *\nDisallow: /\n\nUser-agent: weft\nAllow: /\n")),
            FINE,
            "the group with our name counts"),
        bad(
            "asks for a delay of a million years",
            Script.sends(Answers.page("User-agent: *\nCrawl-delay: 1e15\n")),
            "done 200, 1 link, 2 pages",
            "a delay is capped"),
        bad(
            "forbids robots.txt",
            Script.sends(Answers.page("User-agent: *\nDisallow: /robots.txt")),
            FINE,
            "it may always be read"),
        bad(
            "asks for a login to its robots.txt",
            Script.sends(Answers.answer("401 No", "", "")),
            FINE,
            "4xx: the site has published no rules"));
  }

  private static Misbehaviour bad(String name, Script robots, String outcome, String why) {
    return Misbehaviour.of(
            Group.ROBOTS,
            name,
            asked ->
                asked.wants("/robots.txt")
                    ? robots.answer(asked)
                    : asked.wants("/")
                        ? asked.send(Answers.page(PAGE))
                        : asked.send(Answers.answer("404 Not Found", "", "")),
            outcome,
            why)
        .asWholeSite();
  }
}
