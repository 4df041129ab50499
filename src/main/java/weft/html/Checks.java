package weft.html;

import java.util.List;

/** All checks, the gravest first. */
final class Checks {
  private static final List<Check> ALL =
      List.of(
          error(
              "Links lead to pages that are not there",
              "broken",
              "outcome IN ('not-found', 'gone', 'client-error')",
              "url",
              "Correct the links, or redirect each of these URLs to the page that took its place."
                  + " The table names every page that links there."),
          error(
              "The server fails",
              "broken",
              "status >= 500",
              "url",
              "Look into the server's log for these URLs; a status of 500 or more is never the"
                  + " visitor's fault."),
          error(
              "URLs do not answer",
              "broken",
              "status IS NULL",
              "url",
              "Check the host names, ports and certificates; where a host is gone for good, remove"
                  + " the links."),
          error(
              "Redirects go in a circle",
              "redirect-chains",
              "loop = 1",
              "source",
              "No browser gets out of it: let one of these URLs answer with a page."),
          error(
              "Images are missing",
              "images",
              "verdict LIKE '%broken%'",
              "src",
              "Put the images where the pages look for them, or remove them from the pages."),
          error(
              "Secure pages load insecure parts",
              "security",
              "verdict LIKE '%mixed content%'",
              "url",
              "Browsers block what comes over http into a page of https: let it come over https."),
          error(
              "Secure pages send forms without encryption",
              "security",
              "verdict LIKE '%insecure form%'",
              "url",
              "Let the forms send to https."),
          new Check(
              Tone.ERROR,
              "Pages have no title",
              "titles",
              "verdict LIKE '%missing%'",
              "example",
              "pages",
              "Write a title for each: search engines and tabs of browsers show it first."),
          warning(
              "Redirects lead to further redirects",
              "redirect-chains",
              "loop = 0",
              "source",
              "Each costs the visitor a round trip: let links and redirects lead to the end at"
                  + " once."),
          warning(
              "Pages say that they are not there, but answer with 200",
              "soft-404s",
              "1",
              "url",
              "Let the server answer with 404, or search engines keep these pages."),
          new Check(
              Tone.WARNING,
              "Pages share their title with others",
              "titles",
              "verdict LIKE '%duplicate%'",
              "example",
              "indexable",
              "Give each page a title of its own, or name one of them as canonical."),
          new Check(
              Tone.WARNING,
              "Pages have no description",
              "descriptions",
              "verdict LIKE '%missing%'",
              "example",
              "pages",
              "Write one or two sentences; search engines show them below the title."),
          warning(
              "Pages have no main heading",
              "headings",
              "verdict LIKE '%missing h1%'",
              "url",
              "Give each page one h1 that says what it is about; screen readers jump to it."),
          warning(
              "Images have no text that stands for them",
              "images",
              "verdict LIKE '%missing alt%'",
              "src",
              "Describe what an image shows in its alt attribute; who cannot see it hears that."
                  + " Leave it empty where the image is mere decoration."),
          warning(
              "Canonical URLs do not hold",
              "canonicals",
              "verdict NOT IN ('self', 'canonicalised', 'missing', 'not crawled', 'not fetched')",
              "url",
              "Name one canonical URL a page, and one that answers with 200 and may be listed."),
          warning(
              "Versions in other languages do not agree",
              "hreflang",
              "verdict <> 'ok'",
              "url",
              "Each version must name all others and itself, by languages that there are."),
          warning(
              "Pages are the same byte for byte",
              "duplicates",
              "verdict = 'duplicate'",
              "url",
              "Keep one, and redirect the others to it or let them name it as canonical."),
          warning(
              "Data for machines cannot be read",
              "structured-data",
              "errors IS NOT NULL",
              "url",
              "Mend the JSON or markup; search engines ignore the whole block."),
          warning(
              "Cookies are less safe than they might be",
              "security",
              "verdict LIKE '%insecure cookie%'",
              "url",
              "Set Secure, HttpOnly and SameSite with each cookie."),
          notice(
              "Sitemaps and pages differ",
              "sitemap-audit",
              "verdict <> 'ok'",
              "url",
              "List in sitemaps what answers with 200 and may be listed, and nothing else."),
          notice(
              "No page links to what a sitemap or list names",
              "orphans",
              "1",
              "url",
              "Link to these pages from others, or drop them from the sitemap."),
          notice(
              "Pages have several main headings",
              "headings",
              "verdict LIKE '%several h1%'",
              "url",
              "Keep one h1, and make the others h2."),
          notice(
              "Pages were withheld from the crawl",
              "blocked",
              "1",
              "example",
              "Nothing is known of them. If they should be looked at, let this crawler in."),
          notice(
              "Pages come without encryption",
              "security",
              "verdict LIKE '%not https%'",
              "url",
              "Serve them over https, and redirect http there."),
          notice(
              "Pages have no Content-Security-Policy",
              "security",
              "verdict LIKE '%no csp%'",
              "url",
              "A policy keeps foreign scripts from running even where a page has a hole."));

  private Checks() {}

  static List<Check> all() {
    return ALL;
  }

  private static Check error(
      String title, String report, String where, String thing, String advice) {
    return new Check(Tone.ERROR, title, report, where, thing, "", advice);
  }

  private static Check warning(
      String title, String report, String where, String thing, String advice) {
    return new Check(Tone.WARNING, title, report, where, thing, "", advice);
  }

  private static Check notice(
      String title, String report, String where, String thing, String advice) {
    return new Check(Tone.NOTICE, title, report, where, thing, "", advice);
  }
}
