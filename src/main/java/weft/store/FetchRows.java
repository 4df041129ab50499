package weft.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weft.model.Body;
import weft.model.Earlier;
import weft.model.Exchange;
import weft.model.FetchResult;
import weft.model.Outlink;
import weft.model.Page;
import weft.model.Pursuit;
import weft.model.Timings;
import weft.model.Truncation;
import weft.model.UnusableLink;
import weft.store.CrawlRows.Row;

/**
 * The tables {@code fetch}, {@code body}, {@code page}, {@code content}, {@code link} and {@code
 * unusable_link}: what an attempt brought home. Owned by the writer thread.
 */
final class FetchRows {
  /** A link on its way into its table. */
  record LinkRow(long id, long source, long fetch, long target, Outlink link) {}

  private record Unusable(long fetch, int seq, UnusableLink link) {}

  private final RunRows runs;
  private final NextId fetchIds;
  private final NextId linkIds;
  private final BodyRows bodies;
  private final Prepared insert;
  private final Prepared confirm;
  private final Prepared share;
  private final Prepared page;
  private final Prepared pageOf;
  private final Prepared locationOf;
  private final ContentRows content;
  private final ToldRows told;
  private final ManyRows<LinkRow> links;
  private final ManyRows<Unusable> unusable;

  FetchRows(Connection connection, RunRows runs) throws SQLException {
    this.runs = runs;
    fetchIds = new NextId(connection, "fetch");
    linkIds = new NextId(connection, "link");
    bodies = new BodyRows(connection);
    insert =
        new Prepared(
            connection,
            """
            INSERT INTO fetch (id, run, url, first_link, links, previous,
              head, at, status, protocol, address, headers, location, reason, detail,
              dns, connect, tls, first_byte, total,
              content_type, wire_length, truncated, body)
            VALUES (?, ?, ?, ?, ?, ?,  ?, ?, ?, ?, ?, ?, ?, ?, ?,  ?, ?, ?, ?, ?,  ?, ?, ?, ?)\
            """);
    confirm =
        new Prepared(
            connection,
            """
            UPDATE fetch SET same_as = ?, body = (SELECT body FROM fetch WHERE id = ?)
            WHERE id = ?\
            """);
    locationOf =
        new Prepared(connection, "SELECT 1 FROM fetch WHERE id = ? AND location IS NOT NULL");
    pageOf = new Prepared(connection, "SELECT 1 FROM page WHERE fetch = ?");
    share =
        new Prepared(
            connection,
            """
            UPDATE fetch SET (first_link, links) =
              (SELECT first_link, links FROM fetch WHERE id = ?)
            WHERE id = ?\
            """);
    page =
        new Prepared(
            connection,
            """
            INSERT INTO page (fetch, charset, title, description, headings, canonical, robots,
              base, language, needs_js, trouble)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """);
    content = new ContentRows(connection);
    told = new ToldRows(connection);
    links =
        new ManyRows<>(
            connection,
            "link (id, source, fetch, target, kind, nofollow, place, rel, text)",
            9,
            FetchRows::put);
    unusable =
        new ManyRows<>(
            connection,
            "unusable_link (fetch, seq, kind, trouble, length, prefix, hash)",
            7,
            FetchRows::put);
  }

  /** Takes the row ids of a page's links; answers the first. */
  long nextLinks(int count) throws SQLException {
    return count == 0 ? 0 : linkIds.take(count);
  }

  void insertLinks(List<LinkRow> rows) throws SQLException {
    links.insert(rows);
  }

  /**
   * Writes an attempt with its body and what parsing found, all but the links.
   *
   * @return its row id
   */
  long insert(PackedVisit packed, Row url, long firstLink) throws SQLException {
    long id = fetchIds.take();
    Earlier earlier = packed.visit().earlier();
    boolean linked = packed.visit().stands() || (earlier != null && earlier.sameLinks());
    int links = linked ? 0 : packed.visit().edges().size();
    PackedBody packedBody = packed.body();
    long body = packedBody == null ? 0 : bodies.id(packedBody);
    insert.put(id).put(runs.current()).put(url.url());
    insert.putUnless(0, firstLink).put(links).putUnless(0, url.fetch());
    insert.put(packed.visit().lease().url().asksByHead());
    switch (packed.visit().result()) {
      case FetchResult.Response(Exchange exchange, Body received) ->
          answer(exchange, received, null, packed.contentType(), body);
      case FetchResult.Redirect(Exchange exchange, Body received, String location) ->
          answer(exchange, received, location, packed.contentType(), body);
      case FetchResult.Failure failure -> failure(failure);
      case FetchResult.Excluded excluded ->
          throw new IllegalArgumentException("nothing was asked: " + excluded);
      case FetchResult.NotDue notDue ->
          throw new IllegalArgumentException("nothing was asked: " + notDue);
    }
    Page parsed = packed.visit().page();
    if (parsed != null) {
      insertUnusable(id, parsed.unusable());
    }
    boolean isPage = packed.visit().hasPage();
    if (parsed != null && isPage) {
      insertPage(id, parsed, body);
    }
    runs.count(isPage && !pageBefore(url), packed.wireLength());
    if (earlier != null && packed.visit().confirmed()) {
      confirm.put(earlier.fetch()).put(earlier.fetch()).put(id).update();
    } else if (earlier != null && earlier.sameLinks()) {
      share.put(earlier.fetch()).put(id).update();
    }
    return id;
  }

  /** Whether it has been a page already, and is asked for again as a sitemap. */
  boolean pageBefore(Row url) throws SQLException {
    if (url.pursuit() != Pursuit.BOTH || url.fetch() == 0) {
      return false;
    }
    try (ResultSet row = pageOf.put(url.fetch()).query()) {
      return row.next();
    }
  }

  /** Whether a fetch was answered with a redirect. */
  boolean redirects(long fetch) throws SQLException {
    try (ResultSet row = locationOf.put(fetch).query()) {
      return row.next();
    }
  }

  void forget() {
    fetchIds.forget();
    linkIds.forget();
    bodies.forget();
  }

  private void answer(
      Exchange exchange, Body received, @Nullable String location, @Nullable String type, long body)
      throws SQLException {
    begin(exchange.at()).put(exchange.status()).put(exchange.protocol()).put(exchange.address());
    insert.put(exchange.headers().text()).put(location).putNull().putNull();
    put(exchange.timings()).put(type);
    if (received.truncation() == Truncation.SKIPPED) {
      insert.putNull();
    } else {
      insert.put(received.wireLength());
    }
    insert.put(
        received.truncation().cut() ? received.truncation().name().toLowerCase(Locale.ROOT) : null);
    insert.putUnless(0, body).update();
  }

  private void failure(FetchResult.Failure failure) throws SQLException {
    String address = failure.address().isEmpty() ? null : failure.address();
    begin(failure.at()).putNull().putNull().put(address).putNull().putNull();
    insert.put(failure.reason().code()).put(failure.detail());
    put(failure.timings()).putNull().putNull().putNull().putNull().update();
  }

  private Prepared begin(Instant at) throws SQLException {
    return insert.put(at.toEpochMilli());
  }

  private Prepared put(Timings took) throws SQLException {
    return insert
        .putUnless(-1, took.dns())
        .putUnless(-1, took.connect())
        .putUnless(-1, took.tls())
        .putUnless(-1, took.firstByte())
        .putUnless(-1, took.total());
  }

  private void insertPage(long fetch, Page parsed, long body) throws SQLException {
    page.put(fetch)
        .put(parsed.charset())
        .put(parsed.title())
        .put(parsed.description())
        .put(HeadingsJson.of(parsed.headings()))
        .put(parsed.canonical())
        .put(String.join(", ", parsed.robots()))
        .put(parsed.base())
        .put(parsed.language());
    Boolean needsScripts = parsed.needsScripts();
    (needsScripts == null ? page.putNull() : page.put(needsScripts.booleanValue()))
        .put(parsed.trouble())
        .update();
    if (parsed.content() != null && body != 0) {
      content.add(body, parsed.content());
    }
    if (parsed.told() != null) {
      told.insert(fetch, parsed.told());
    }
  }

  private void insertUnusable(long fetch, List<UnusableLink> links) throws SQLException {
    int seq = 0;
    List<Unusable> rows = new ArrayList<>(links.size());
    for (UnusableLink link : links) {
      rows.add(new Unusable(fetch, seq++, link));
    }
    unusable.insert(rows);
  }

  private static void put(Prepared statement, LinkRow row) throws SQLException {
    Outlink link = row.link();
    statement
        .put(row.id())
        .put(row.source())
        .put(row.fetch())
        .put(row.target())
        .put(link.kind().code())
        .put(link.nofollow())
        .put(Places.code(link))
        .put(orNull(link.rel()))
        .put(orNull(link.text()));
  }

  private static void put(Prepared statement, Unusable row) throws SQLException {
    UnusableLink link = row.link();
    statement
        .put(row.fetch())
        .put(row.seq())
        .put(link.kind().code())
        .put(link.trouble().name().toLowerCase(Locale.ROOT))
        .put(link.length())
        .put(link.prefix())
        .put(link.hash());
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
