package weft.hostile;

import static weft.hostile.Answers.PAGE;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Servers whose sitemap is not what it should be. */
final class SitemapTricks {
  private static final String XML = "<?xml version='1.0'?>";
  private static final String KEPT = "<url><loc>@ORIGIN@/kept</loc></url>";

  private SitemapTricks() {}

  static List<Misbehaviour> all() {
    return List.of(
        bad(
            "asks its sitemap's readers for a file",
            XML
                + "<!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><urlset>"
                + KEPT
                + "<url><loc>&f;</loc></url></urlset>",
            "done 200, 1 link, 3 pages, sitemap: done urlset 2",
            "document types are not read"),
        bad(
            "serves an entity bomb as sitemap",
            XML
                + "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
                + "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;'>]>"
                + "<urlset>"
                + KEPT
                + "<url><loc>/&d;</loc></url></urlset>",
            "done 200, 1 link, 3 pages, sitemap: done urlset 2",
            "the same"),
        bad(
            "has a sitemap index that names itself",
            XML + "<sitemapindex><sitemap><loc>@ORIGIN@/sitemap.xml</loc></sitemap></sitemapindex>",
            "done 200, 1 link, 2 pages, sitemap: done index 1",
            "each file is read once"),
        site(
            "nests sitemap indexes without end",
            asked ->
                asked.send(
                    xml(
                        XML
                            + "<sitemapindex><sitemap><loc>"
                            + asked.origin()
                            + "/s"
                            + asked.target().length()
                            + "x"
                            + asked.target().hashCode()
                            + "</loc></sitemap></sitemapindex>")),
            "done 200, 1 link, 2 pages, sitemap: done index 1",
            "three in a row are read"),
        bad(
            "lists a million pages",
            XML + "<urlset>" + "<url><loc>@ORIGIN@/kept</loc></url>".repeat(20_000),
            "done 200, 1 link, 2 pages, sitemap: done urlset 20000 (ends early: </urlset> is"
                + " missing; what was read counts)",
            "what came within the limit counts"),
        site(
            "has a sitemap without end",
            Script.endless(
                Answers.OK + "\r\n" + XML + "<urlset>", "<url><loc>/kept</loc></url>".repeat(200)),
            "done 200, 1 link, 2 pages, sitemap: done urlset 50000 truncated wire (the body is cut;"
                + " what was read counts)",
            "the same"),
        site(
            "has a sitemap that is a gzip bomb",
            Script.sends(
                Answers.answer("200 OK", "Content-Type: application/gzip\r\n", Bombs.gzip(bomb()))),
            "done 200, 1 link, 2 pages, sitemap: done urlset 1 (a long stretch without a tag; the"
                + " rest is left out)",
            "what it unpacks to is bounded"),
        site(
                "has a sitemap that drips",
                Script.drips(Answers.OK + "\r\n" + XML, ' '),
                "done 200, 1 link, 2 pages, sitemap: failed timeout",
                "no byte extends the time for the whole")
            .stalling(),
        bad(
            "has a sitemap of a single tag",
            XML + "<urlset " + "a='b' ".repeat(100_000),
            "done 200, 1 link, 2 pages, sitemap: done unknown 0 (lists nothing that is known to be"
                + " a URL)",
            "a stretch without a tag is bounded"),
        bad(
            "nests its sitemap 100,000 deep",
            XML + "<url>".repeat(100_000),
            "done 200, 1 link, 2 pages, sitemap: done unknown 0 (ends early: </url> is missing;"
                + " what was read counts; lists nothing that is known to be a URL)",
            "depth is bounded"),
        bad(
            "serves a page as sitemap",
            PAGE + "<a href=/no>no</a>",
            "done 200, 1 link, 2 pages, sitemap: done html 0 (a web page is served in its place)",
            "its links are not followed"),
        bad(
            "lists scripts and other hosts in its sitemap",
            XML
                + "<urlset><url><loc>javascript:alert(1)</loc></url><url>"
                + "<loc>http://other.invalid/</loc></url></urlset>",
            "done 200, 1 link, 2 pages, sitemap: done urlset 2",
            "what is listed is judged like a link"),
        Misbehaviour.of(
                Group.SITEMAP,
                "names fifty sitemaps in robots.txt that are not there",
                asked ->
                    asked.wants("/robots.txt")
                        ? asked.send(Answers.page(sitemaps()))
                        : asked.wants("/")
                            ? asked.send(Answers.page(PAGE))
                            : asked.send(Answers.answer("404 Not Found", "", "")),
                "done 200, 1 link, 2 pages",
                "each is asked for once")
            .asWholeSite());
  }

  private static String sitemaps() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      lines.append("Sitemap: /map").append(i).append(".xml\n");
    }
    return lines.toString();
  }

  private static String xml(String text) {
    return Answers.answer("200 OK", "Content-Type: application/xml\r\n", text);
  }

  private static byte[] bomb() {
    byte[] begin = (XML + "<urlset><url><loc>/kept</loc></url>").getBytes(StandardCharsets.UTF_8);
    byte[] bomb = Bombs.swollen(64 << 20);
    System.arraycopy(begin, 0, bomb, 0, begin.length);
    return bomb;
  }

  private static Misbehaviour bad(String name, String sitemap, String outcome, String why) {
    return site(
        name, asked -> asked.send(xml(sitemap.replace("@ORIGIN@", asked.origin()))), outcome, why);
  }

  private static Misbehaviour site(String name, Script sitemap, String outcome, String why) {
    return Misbehaviour.of(
            Group.SITEMAP,
            name,
            asked ->
                asked.wants("/robots.txt")
                    ? asked.send(Answers.answer("404 Not Found", "", ""))
                    : asked.wants("/") ? asked.send(Answers.page(PAGE)) : sitemap.answer(asked),
            outcome,
            why)
        .asWholeSite();
  }
}
