package weft.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import weft.SiteServer;

/**
 * A site for rules to find fault with: pages that link to and from each other, a sitemap, and other
 * hosts. It notes which URLs each rule has to find: paths of the site itself, whole URLs of others.
 */
abstract class IssueWeb implements AutoCloseable {
  static final String HOST = "shop.example";

  /** What becomes of pages after they have been fetched, by the rule that finds it. */
  static final Map<String, String> WORSE =
      Map.of(
          "response-timeout", "state = 2, reason = 43, fetch = NULL",
          "response-broken-off", "state = 2, reason = 44, fetch = NULL",
          "response-no-host", "state = 2, reason = 41, fetch = NULL",
          "crawl-host-dead", "state = 2, reason = 47, fetch = NULL",
          "crawl-redirect-limit", "state = 3, reason = 18, fetch = NULL",
          "crawl-unfinished", "state = 0, fetch = NULL");

  final Map<String, Set<String>> expected = new TreeMap<>();
  final SiteServer site;
  final SiteServer plain = SiteServer.start();
  final SiteServer foreign;
  final HeldCertificate root = new HeldCertificate.Builder().certificateAuthority(1).build();
  final Map<String, IssuePage> pages = new TreeMap<>();
  final StringBuilder hub = new StringBuilder();
  final List<String> listed = new ArrayList<>();

  IssueWeb() {
    site = secure(root);
    foreign = secure(new HeldCertificate.Builder().certificateAuthority(1).build());
  }

  private static SiteServer secure(HeldCertificate signer) {
    HeldCertificate own =
        new HeldCertificate.Builder()
            .signedBy(signer)
            .addSubjectAlternativeName(HOST)
            .addSubjectAlternativeName("other.example")
            .build();
    var certificates = new HandshakeCertificates.Builder().heldCertificate(own).build();
    return SiteServer.startSecure(certificates.sslSocketFactory());
  }

  String origin() {
    return "https://" + HOST + ":" + site.port();
  }

  String plain(String host) {
    return "http://" + host + ":" + plain.port();
  }

  String[] flags(Path ca) {
    List<String> flags =
        new ArrayList<>(
            List.of(
                plain("plain.example") + "/",
                plain("norobots.example") + "/",
                "--ca",
                ca.toString(),
                "--assets=store",
                "--external=check",
                "--retries=0",
                "--host-concurrency=8",
                "--depth=6",
                "--exclude=/many/",
                "--budget=*/budget/*=1"));
    for (String host : List.of("plain", "norobots", "staging", "shop")) {
      flags.add("--resolve=" + host + ".example:" + plain.port() + ":127.0.0.1");
    }
    for (String host : List.of("shop", "other")) {
      flags.add("--resolve=" + host + ".example:" + site.port() + ":127.0.0.1");
    }
    flags.add("--resolve=shop.example:" + foreign.port() + ":127.0.0.1");
    return flags.toArray(String[]::new);
  }

  /** A page at {@code /RULE} that the rule of that id has to find, and others too. */
  final void page(String rule, Consumer<IssuePage> wrong, String... alsoFoundBy) {
    at("/" + rule, wrong, alsoFoundBy);
    found(rule, "/" + rule);
  }

  final void at(String path, Consumer<IssuePage> wrong, String... foundBy) {
    IssuePage page = new IssuePage(origin(), path);
    wrong.accept(page);
    pages.put(path, page);
    for (String rule : foundBy) {
      found(rule, path);
    }
  }

  final void found(String rule, String... urls) {
    expected.computeIfAbsent(rule, _ -> new TreeSet<>()).addAll(List.of(urls));
  }

  /** Links to something that is no page. */
  final void leadTo(String path, String... foundBy) {
    hub.append("<p><a href=\"").append(path).append("\">What is at ").append(path).append("</a>");
    for (String rule : foundBy) {
      found(rule, path);
    }
  }

  final void serve() {
    StringBuilder index = new StringBuilder();
    StringBuilder map = new StringBuilder();
    pages.forEach(
        (path, page) -> {
          site.put(path, page.answer());
          if (page.linked) {
            index.append("<p><a href=\"").append(path.replace("&", "&amp;"));
            index.append("\">To ").append(path.replace("&", "and")).append("</a>");
          }
          if (page.listed) {
            map.append(entry(path));
          }
        });
    listed.forEach(path -> map.append(entry(path)));
    IssuePage home = new IssuePage(origin(), "/");
    home.body = index.toString();
    site.put("/", home.answer());
    map.append(entry("/"));
    for (String host : List.of("plain.example", "staging.example", HOST)) {
      plain.put("//" + host + "/", new IssuePage(plain(host), "/").answer());
    }
    byte[] script = "1".getBytes(StandardCharsets.UTF_8);
    plain.file("/ok.js", "text/javascript", script);
    site.file("/ok.js", "text/javascript", script);
    plain.status("//norobots.example/robots.txt", 500);
    site.file("/ok.png", "image/png", script).file("/large.png", "image/png", new byte[300_000]);
    site.file("/sitemap.xml", "application/xml", sitemap(map.toString()));
    site.file("/sitemap-empty.xml", "application/xml", sitemap(""));
    site.file("/sitemap-large.xml", "application/xml", sitemap(entry("/clean")));
    site.file(
        "/sitemap-trouble.xml",
        "application/xml",
        sitemap(entry("/clean").replace("</url>", "<lastmod>yesterday</lastmod></url>")));
    site.robots(
        "User-agent: *\nDisallow: /private/\nDisalow: /x\n"
            + List.of("", "-unreadable", "-empty", "-large", "-trouble").stream()
                .map(name -> "Sitemap: " + origin() + "/sitemap" + name + ".xml\n")
                .collect(Collectors.joining()));
  }

  private String entry(String path) {
    String date = path.equals("/sitemap-lastmod-future") ? "<lastmod>2999-01-01</lastmod>" : "";
    return "<url><loc>" + origin() + path.replace("&", "&amp;") + "</loc>" + date + "</url>";
  }

  private static byte[] sitemap(String entries) {
    String xml =
        "<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
            + entries
            + "</urlset>";
    return xml.getBytes(StandardCharsets.UTF_8);
  }

  /** What takes too long, or too much, to have it from a server. */
  void makeWorse(Path file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      fetch(statement, "/ttfb-slow", "first_byte = 1200000");
      fetch(statement, "/response-slow", "total = 3200000");
      fetch(statement, "/http-old", "protocol = 'http/1.1'");
      fetch(statement, "/response-incomplete", "truncated = 'decoded'");
      for (Map.Entry<String, String> each : WORSE.entrySet()) {
        state(statement, "/" + each.getKey(), each.getValue());
      }
      int _ =
          statement.executeUpdate(
              "UPDATE page SET trouble = 'too deep' WHERE fetch = (SELECT fetch FROM crawl_url"
                  + " WHERE url = "
                  + id("/content-unreadable")
                  + ")");
      int _ =
          statement.executeUpdate(
              "UPDATE sitemap SET entries = 50001 WHERE url = " + id("/sitemap-large.xml"));
    }
  }

  private void fetch(Statement statement, String path, String change) throws SQLException {
    int _ = statement.executeUpdate("UPDATE fetch SET " + change + " WHERE url = " + id(path));
  }

  private void state(Statement statement, String path, String change) throws SQLException {
    int _ = statement.executeUpdate("UPDATE crawl_url SET " + change + " WHERE url = " + id(path));
  }

  private String id(String path) {
    return "(SELECT id FROM url WHERE text = '" + origin() + path + "')";
  }

  @Override
  public void close() {
    site.close();
    plain.close();
    foreign.close();
  }
}
