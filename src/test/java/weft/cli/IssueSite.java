package weft.cli;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;

/**
 * A site with every issue that there is a rule for, each on a page that has nothing else wrong as
 * far as that can be.
 */
final class IssueSite extends IssueWeb {
  IssueSite() {
    broken();
    redirects();
    texts();
    links();
    addresses();
    canonicals();
    languages();
    further();
    protection();
    rest();
    serve();
  }

  private void broken() {
    site.status("/response-5xx", 500).status("/gone", 404).status("/response-refused", 403);
    leadTo("/response-5xx", "response-5xx");
    leadTo("/gone", "response-4xx", "sitemap-broken");
    leadTo("/response-refused", "response-refused");
    leadTo("/response-no-type", "response-no-type");
    site.put("/response-no-type", new MockResponse.Builder().body("bytes").build());
    listed.add("/gone");
    page("response-soft-404", p -> p.title = "Alas, this page was not found anywhere");
    page("response-incomplete", _ -> {});
    for (String rule : WORSE.keySet()) {
      page(rule, p -> p.listed = p.linked = false);
      leadTo("/" + rule);
    }
    found("crawl-unfinished", plain("norobots.example") + "/");
  }

  private void redirects() {
    site.redirect("/loop-a", 302, "/loop-b").redirect("/loop-b", 302, "/loop-a");
    leadTo("/loop-a", "redirect-loop", "redirect-temporary");
    found("redirect-loop", "/loop-b");
    site.redirect("/redirect-chain", 301, "/chain-2").redirect("/chain-2", 301, "/clean");
    leadTo("/redirect-chain", "redirect-chain", "redirect-linked");
    site.redirect("/redirect-broken", 301, "/gone");
    leadTo("/redirect-broken", "redirect-broken", "redirect-linked");
    site.redirect("/redirect-linked", 301, "/clean");
    leadTo("/redirect-linked", "redirect-linked", "sitemap-redirect");
    listed.add("/redirect-linked");
    site.redirect("/redirect-temporary", 302, "/clean");
    leadTo("/redirect-temporary", "redirect-temporary");
    site.redirect("/redirect-insecure", 301, plain("plain.example") + "/");
    leadTo("/redirect-insecure", "redirect-insecure", "redirect-linked");
    page("redirect-refresh", p -> p.head = "<meta http-equiv=refresh content=\"9; url=/clean\">");
  }

  private void texts() {
    at("/clean", _ -> {});
    page("title-missing", p -> p.title = null);
    page("title-placeholder", p -> p.title = "Untitled Document");
    page("title-long", p -> p.title += " and what else there is to say of it now and then");
    page("title-short", p -> p.title = "Shop");
    page("title-same-as-h1", p -> p.heading = "<h1>" + p.title + "</h1>");
    pair("title-duplicate", p -> p.title = "A title of two pages in the village");
    page("description-missing", p -> p.description = null);
    page("description-long", p -> p.description += " It also says what comes next".repeat(5));
    page("description-short", p -> p.description = "It says little.");
    pair(
        "description-duplicate",
        p -> p.description = "It is the description of two pages and says nothing of either.");
    page(
        "description-same-as-title",
        p -> p.description = p.title = "What the old garden tells those who come here at night");
    page("h1-missing", p -> p.heading = "<h2>A heading</h2>");
    page("h1-several", p -> p.heading += "<h1>Another heading of the first level</h1>");
    page("h1-long", p -> p.heading = "<h1>" + "One more long heading ".repeat(5) + "</h1>");
    pair("h1-duplicate", p -> p.heading = "<h1>A heading of two pages</h1>");
    page("heading-empty", p -> p.heading += "<h2></h2>");
    page("heading-skipped", p -> p.heading += "<h4>Deeper</h4>");
    page("content-empty", p -> p.text = p.heading = p.end = "", "h1-missing", "link-none");
    page("content-thin", p -> p.text = "<p>The river is there because it is there.</p>");
    IssuePage twin = new IssuePage(origin(), "/content-duplicate");
    twin.canonical = null;
    for (String path : List.of("/content-duplicate", "/content-duplicate-2")) {
      pages.put(path, twin);
      for (String rule :
          List.of(
              "content-duplicate",
              "canonical-missing",
              "title-duplicate",
              "description-duplicate",
              "h1-duplicate")) {
        found(rule, path);
      }
    }
    String same = IssuePage.sentences(new Random(7), 60);
    pair("content-near-duplicate", p -> p.text = "<p>" + same + "</p>");
    page("content-placeholder", p -> p.text += "<p>Lorem ipsum dolor sit amet, consectetur.</p>");
    page(
        "content-language",
        p ->
            p.text =
                "<p>"
                    + "Der alte Garten liegt hinter dem Haus, und niemand weiß, wer ihn angelegt hat. "
                        .repeat(6)
                    + "</p>");
    page("lang-missing", p -> p.lang = null);
    page("lang-invalid", p -> p.lang = "qq", "content-language");
    page(
        "content-needs-script",
        p -> {
          p.text = p.heading = "";
          p.body = "<div id=root></div><script src=/ok.js></script>";
        },
        "h1-missing",
        "content-thin");
    page("content-unreadable", _ -> {});
  }

  private void pair(String rule, Consumer<IssuePage> wrong) {
    page(rule, wrong);
    at("/" + rule + "-2", wrong, rule);
  }

  private void links() {
    page(
        "link-broken-external",
        p -> p.body = "<a href=\"https://shop.example:" + foreign.port() + "/\">elsewhere</a>");
    found("tls-failed", "https://shop.example:" + foreign.port() + "/");
    page(
        "link-opener",
        p ->
            p.body =
                "<a target=_blank href=\"https://other.example:%1$d/ok.js\">A shop elsewhere</a><a target=_blank rel=\"noopener\" href=\"https://other.example:%1$d/ok.js\">Kept apart</a><a target=_blank href=/clean>The clean page</a>"
                    .formatted(site.port()));
    page("resource-broken", p -> p.head = "<link rel=stylesheet href=/gone.css>");
    page("link-empty", p -> p.body = "<a href=/clean></a>");
    page("link-generic", p -> p.body = "<a href=/clean>Click here</a>");
    page("link-nofollow-internal", p -> p.body = "<a rel=nofollow href=/clean>The clean page</a>");
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      many.append("<a href=/many/").append(i).append(">Page ").append(i).append("</a> ");
    }
    page("link-many", p -> p.body = many.toString());
    page("link-none", p -> p.end = "");
    page("link-local-host", p -> p.body = "<a href=http://192.168.7.7/>The office</a>");
    page(
        "link-staging-host",
        p -> p.body = "<a href=" + plain("staging.example") + "/>The new shop</a>");
    page("link-insecure", p -> p.body = "<a href=" + plain(HOST) + "/>The old shop</a>");
    page("link-fragment", p -> p.body = "<a href=/clean#nowhere>That paragraph</a>");
    page("link-malformed", p -> p.body = "<a href=\"http://[x/\">Nowhere at all</a>");
    page("link-too-long", p -> p.body = "<a href=/" + "x".repeat(9000) + ">Far away</a>");
    for (int i = 1; i <= 6; i++) {
      boolean first = i == 1;
      String next = "<a href=/d" + (i + 1) + ">Further down</a>";
      at(
          "/d" + i,
          p -> {
            p.body = next;
            p.listed = false;
            p.linked = first;
          },
          "sitemap-unlisted");
    }
    found("page-deep", "/d6");
    found("crawl-depth-limit", "/d7");
  }

  private void addresses() {
    at("/Url-Uppercase", _ -> {}, "url-uppercase");
    at("/url_underscore", _ -> {}, "url-underscore");
    at("/url%20space", _ -> {}, "url-space");
    at("/url-caf%C3%A9", _ -> {}, "url-non-ascii");
    at("/url-long-" + "x".repeat(200), _ -> {}, "url-long");
    at(
        "/url-parameters?a=1&amp;b=2&amp;c=3&amp;d=4".replace("&amp;", "&"),
        _ -> {},
        "url-parameters");
    at("/url//double", _ -> {}, "url-double-slash");
    at("/url-session;jsessionid=abcdef12", _ -> {}, "url-session");
    at("/again/again/again", _ -> {}, "url-repeated");
    leadTo("/crawl-trap" + "/on".repeat(7), "crawl-trap");
  }

  private void canonicals() {
    page("canonical-missing", p -> p.canonical = null);
    canonical("canonical-broken", "/gone");
    canonical("canonical-redirect", "/redirect-linked");
    canonical("copy", "/clean");
    expected.remove("copy");
    canonical("canonical-chain", "/copy");
    page("canonical-several", p -> p.head = "<link rel=canonical href=\"" + origin() + "/clean\">");
    page("canonical-relative", p -> p.canonical = "/canonical-relative");
    page(
        "canonical-other-host",
        p -> {
          p.canonical = p.ogUrl = "https://other.example:" + site.port() + "/clean";
          p.listed = false;
        });
    noindex("canonical-noindex", p -> p.canonical = p.ogUrl = origin() + "/clean");
    canonical("canonical-to-noindex", "/page-noindex");
    canonical("canonical-blocked", "/private/x");
    page(
        "canonical-insecure",
        p -> {
          p.canonical = p.ogUrl = plain(HOST) + "/";
          p.listed = false;
        },
        "canonical-other-host");
    noindex("page-noindex", _ -> {});
    page("page-nofollow", p -> p.head = "<meta name=robots content=nofollow>");
    leadTo("/private/x", "robots-blocked-linked", "sitemap-blocked");
    listed.add("/private/x");
    found("robots-invalid", "/robots.txt");
    found("robots-unavailable", plain("norobots.example") + "/robots.txt");
  }

  /** A page that names another one canonical. */
  private void canonical(String rule, String target) {
    page(
        rule,
        p -> {
          p.canonical = p.ogUrl = origin() + target;
          p.listed = false;
        });
  }

  /** A page that says noindex. */
  private void noindex(String rule, Consumer<IssuePage> wrong) {
    page(
        rule,
        p -> {
          p.head = "<meta name=robots content=noindex>";
          p.listed = false;
          wrong.accept(p);
        },
        "page-noindex");
  }

  private static String alternate(String lang, String path) {
    return "<link rel=alternate hreflang=" + lang + " href=\"" + path + "\">";
  }

  private void languages() {
    versions("hreflang-invalid", "xx", "/hreflang-invalid");
    versions("hreflang-broken", "de", "/gone");
    versions("hreflang-redirect", "de", "/redirect-linked");
    versions("hreflang-not-indexable", "de", "/german-noindex");
    at(
        "/german-noindex",
        p -> {
          p.head =
              "<meta name=robots content=noindex>"
                  + alternate("de", "/german-noindex")
                  + alternate("en", "/hreflang-not-indexable");
          p.listed = false;
        },
        "page-noindex",
        "hreflang-not-indexable");
    versions("hreflang-no-return", "de", "/clean");
    page("hreflang-no-self", p -> p.head = alternate("de", "/german"));
    at("/german", p -> p.head = alternate("de", "/german") + alternate("en", "/hreflang-no-self"));
    page(
        "hreflang-two-targets",
        p -> p.head = alternate("de", "/german-2") + alternate("de", "/hreflang-two-targets"));
    at(
        "/german-2",
        p -> p.head = alternate("de", "/german-2") + alternate("en", "/hreflang-two-targets"));
  }

  private void versions(String rule, String lang, String target) {
    page(rule, p -> p.head = alternate("en", "/" + rule) + alternate(lang, target));
  }

  private void further() {
    page("pagination-broken", p -> p.head = "<link rel=next href=/gone>", "pagination-unlinked");
    page(
        "pagination-redirect",
        p -> p.head = "<link rel=next href=/redirect-linked>",
        "pagination-unlinked");
    page(
        "pagination-not-indexable",
        p -> p.head = "<link rel=next href=/page-noindex>",
        "pagination-unlinked",
        "pagination-no-return");
    page(
        "pagination-no-return",
        p -> {
          p.head = "<link rel=next href=/clean>";
          p.body = "<a href=/clean>The next page</a>";
        });
    page("pagination-unlinked", p -> p.head = "<link rel=next href=/second>");
    at(
        "/second",
        p -> {
          p.head = "<link rel=prev href=/pagination-unlinked>";
          p.body = "<a href=/pagination-unlinked>The page before</a>";
        });
    page("image-broken", p -> p.body = "<img src=/gone.png width=9 height=9 alt=\"A lantern\">");
    page(
        "image-alt-missing", p -> p.body = "<img src=/ok.png style='width: 9px; aspect-ratio: 1'>");
    page("image-unsized", p -> p.body = "<img src=/ok.png alt=\"A river\" width=9>");
    page(
        "image-alt-long",
        p ->
            p.body =
                "<img src=/large.png width=9 height=9 alt=\"A bridge\"><img src=/ok.png width=9 height=9 alt=\""
                    + "A lantern. ".repeat(11)
                    + "\">");
    found("image-large", "/large.png");
    page("structured-invalid", p -> p.jsonLd = "{broken");
    page("structured-no-type", p -> p.jsonLd = "{\"name\": \"x\"}");
    page("structured-none", p -> p.jsonLd = null);
    page("og-missing", p -> p.ogTitle = p.ogImage = p.ogUrl = null);
    page("og-incomplete", p -> p.ogImage = null);
    page("og-image-relative", p -> p.ogImage = "/ok.png");
    page("og-url-differs", p -> p.ogUrl = origin() + "/clean");
    page("twitter-card-missing", p -> p.card = null);
    page("viewport-missing", p -> p.viewport = null);
    page("viewport-no-zoom", p -> p.viewport = "width=device-width, user-scalable=no");
    page("viewport-fixed", p -> p.viewport = "width=980");
  }

  private void protection() {
    page(
        "mixed-content",
        p -> p.head = "<script src=" + plain("plain.example") + "/ok.js></script>");
    page("form-insecure", p -> p.body = "<form action=" + plain("plain.example") + "/post></form>");
    page("hsts-missing", p -> p.headers.remove("Strict-Transport-Security"));
    page(
        "csp-missing",
        p -> {
          p.headers.remove("Content-Security-Policy");
          p.headers.put("X-Frame-Options", "DENY");
        });
    page("framing-allowed", p -> p.headers.put("Content-Security-Policy", "default-src 'self'"));
    page("nosniff-missing", p -> p.headers.remove("X-Content-Type-Options"));
    page("referrer-policy-missing", p -> p.headers.remove("Referrer-Policy"));
    page("cookie-insecure", p -> p.headers.put("Set-Cookie", "a=b; HttpOnly; SameSite=Lax"));
    page("cookie-script", p -> p.headers.put("Set-Cookie", "a=b; Secure; SameSite=Lax"));
    page("cookie-samesite", p -> p.headers.put("Set-Cookie", "a=b; Secure; HttpOnly"));
    page("server-version", p -> p.headers.put("Server", "Apache/2.4.1"));
    page("compression-missing", p -> p.compressed = false);
    page("caching-missing", p -> p.headers.remove("Cache-Control"));
    page("html-large", p -> p.body = "<!--" + "x".repeat(1 << 20) + "-->");
    page("ttfb-slow", _ -> {});
    page("response-slow", _ -> {});
    page("http-old", _ -> {});
  }

  private void rest() {
    page("sitemap-orphan", p -> p.linked = false);
    page("sitemap-unlisted", p -> p.listed = false);
    noindex("sitemap-noindex", p -> p.listed = true);
    page("sitemap-canonicalised", p -> p.canonical = p.ogUrl = origin() + "/clean");
    page("sitemap-lastmod-future", _ -> {});
    found("sitemap-unreadable", "/sitemap-unreadable.xml");
    found("sitemap-trouble", "/sitemap-trouble.xml");
    found("sitemap-empty", "/sitemap-empty.xml");
    found("sitemap-too-large", "/sitemap-large.xml");
    leadTo("/budget/1");
    leadTo("/budget/2", "crawl-page-limit");
    at("/budget/1", p -> p.listed = p.linked = false, "sitemap-unlisted");
    at("/hub", p -> p.body = hub.toString(), "link-broken");
    found("page-insecure", plain("plain.example") + "/", plain(HOST) + "/");
  }
}
