package weft.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import weft.store.MadeUpCrawl;

/** The link graph of a stored crawl of five pages on one host. */
class StoredGraphTest {
  private static final String HOME = "https://www.site-0.example/";

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void makeUp() throws SQLException {
    file = directory.resolve("crawl.db");
    new MadeUpCrawl(5, 8, 1, 0).into(file);
    change("DELETE FROM link");
  }

  private void change(String sql, Object... values) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  /** Adds a link; there is room for eight a page. */
  private void link(int place, int source, int target, int kind, int nofollow) throws SQLException {
    change(
        "INSERT INTO link (id, source, fetch, target, kind, nofollow, place) VALUES"
            + " (?,?,?,?,?,?,0)",
        (source - 1) * 8 + place + 1,
        source,
        source,
        target,
        kind,
        nofollow);
  }

  private List<String> metrics(String columns) {
    try (Workspace workspace = Workspace.open(file, OptionalLong.empty())) {
      workspace.need(new GraphMetricTable(), Progress.NONE);
      return Rows.of(workspace, "SELECT " + columns + " FROM graph_metrics ORDER BY url");
    }
  }

  private String written(GraphLevel level, GraphFormat format) {
    StringBuilder text = new StringBuilder();
    try (Workspace workspace = Workspace.open(file, OptionalLong.empty())) {
      StoredGraph.of(workspace, level, false, Progress.NONE).write(format, text::append);
    }
    return text.toString();
  }

  @Test
  void onlyLinksThatTakeReadersToOtherPagesAreEdges() throws SQLException {
    link(0, 1, 2, 1, 0); // a
    link(1, 1, 2, 7, 0); // meta refresh to the same page
    link(2, 1, 3, 1, 1); // nofollow
    link(3, 1, 1, 1, 0); // itself
    link(4, 1, 3, 6, 0); // canonical
    link(5, 1, 4, 21, 0); // img
    link(6, 1, 4, 11, 0); // hreflang
    link(7, 1, 5, 81, 0); // listed in a sitemap
    link(0, 2, 5, 10, 0); // redirect
    change("UPDATE fetch SET status = 301 WHERE id = 2");
    assertEquals(
        List.of("0|1|0", "1|1|1", "0|0|", "0|0|", "1|0|1"),
        metrics("in_degree, out_degree, click_depth"));
  }

  @Test
  void whatWasNotAnsweredAsAPageIsNoNode() throws SQLException {
    link(0, 1, 2, 1, 0);
    link(1, 1, 3, 1, 0);
    link(2, 1, 4, 1, 0);
    change("UPDATE crawl_url SET state = 2, reason = 43 WHERE url = 2");
    change("UPDATE crawl_url SET pursuit = 1 WHERE url = 3");
    assertEquals(List.of("1", "0", "0"), metrics("out_degree"));
  }

  @Test
  void aRankFromTheSeedsIsAllTheirsWhereTheyLinkNowhere() throws SQLException {
    link(0, 2, 3, 1, 0);
    assertEquals(List.of("1.0", "0.0", "0.0", "0.0", "0.0"), metrics("seed_rank"));
  }

  @Test
  void graphMlSaysEveryTitleBackAsFarAsXmlCan() throws Exception {
    String title = "a \"b\" <c> & 'd' \u0001 \u001b[2J \uFFFE ]]> \ud83d\ude00 e\nf";
    change("UPDATE page SET title = ? WHERE fetch = 1", title);
    change("UPDATE url SET text = ? WHERE id = 2", HOME + "?a=\"1\"&copy;=<2>");
    link(0, 1, 2, 1, 0);
    link(1, 1, 2, 2, 0);
    Document document = parsed(written(GraphLevel.PAGE, GraphFormat.GRAPHML));
    NodeList nodes = document.getElementsByTagName("node");
    assertEquals(5, nodes.getLength());
    assertEquals(
        "a \"b\" <c> & 'd' \uFFFD \uFFFD[2J \uFFFD ]]> \ud83d\ude00 e\nf", data(nodes.item(0), 2));
    assertEquals(HOME + "?a=\"1\"&copy;=<2>", data(nodes.item(1), 0));
    NodeList edges = document.getElementsByTagName("edge");
    assertEquals(1, edges.getLength());
    assertEquals("1", ((Element) edges.item(0)).getAttribute("source"));
    assertEquals("a", data(edges.item(0), 0));
    assertEquals("2", data(edges.item(0), 1));
  }

  @Test
  void gexfIsWellFormedToo() throws Exception {
    change("UPDATE page SET title = ? WHERE fetch = 1", "\u0000 <\"&> \n");
    link(0, 1, 2, 1, 0);
    Document document = parsed(written(GraphLevel.PAGE, GraphFormat.GEXF));
    Element home = (Element) document.getElementsByTagName("node").item(0);
    assertEquals(HOME, home.getAttribute("label"));
    Element title = (Element) home.getElementsByTagName("attvalue").item(2);
    assertEquals("n2", title.getAttribute("for"));
    assertTrue(title.getAttribute("value").endsWith(" <\"&> \n"), title.getAttribute("value"));
    assertEquals(1, document.getElementsByTagName("edge").getLength());
  }

  @Test
  void dotHasNoQuoteThatEndsItsStringEarly() throws SQLException {
    change("UPDATE page SET title = ? WHERE fetch = 1", "a\\\" ] \"b\n&amp;");
    link(0, 1, 2, 1, 0);
    List<String> lines = written(GraphLevel.PAGE, GraphFormat.DOT).lines().toList();
    assertEquals("digraph links {", lines.getFirst());
    assertEquals(
        "1 [label=\"%s\" status=\"200\" title=\"a\\\\\\\" ] \\\"b &amp;amp;\" depth=\"0\""
            .formatted(HOME),
        lines.get(1).substring(0, lines.get(1).indexOf(" pagerank")));
    assertEquals("1 -> 2 [weight=1 kind=\"a\"]", lines.get(6));
    assertEquals("}", lines.get(7));
  }

  @Test
  void csvListsEdgesByName() throws SQLException {
    change("UPDATE url SET text = ? WHERE id = 2", HOME + "a,\"b\"");
    link(0, 1, 2, 1, 0);
    link(1, 1, 3, 2, 0);
    assertEquals(
        "source,target,kind,weight\n%1$s,\"%1$sa,\"\"b\"\"\",a,1\n%1$s,%1$ssection-0/page-2.html,area,1\n"
            .formatted(HOME),
        written(GraphLevel.PAGE, GraphFormat.CSV));
  }

  @Test
  void directoriesAndHostsDrawPagesTogether() throws SQLException {
    change("UPDATE url SET text = 'https://other.example/x?y=/z' WHERE id = 5");
    link(0, 1, 2, 1, 0);
    link(1, 1, 3, 1, 0);
    link(0, 3, 5, 1, 0);
    assertEquals(
        "source,target,kind,weight\n%1$s,%1$ssection-0/,,2\n%1$ssection-0/,https://other.example/,,1\n"
            .formatted(HOME),
        written(GraphLevel.DIR, GraphFormat.CSV));
    assertEquals(
        "source,target,kind,weight\n%s,https://other.example/,,1\n".formatted(HOME),
        written(GraphLevel.HOST, GraphFormat.CSV));
    try (Workspace workspace = Workspace.open(file, OptionalLong.empty())) {
      StoredGraph hosts = StoredGraph.of(workspace, GraphLevel.HOST, false, Progress.NONE);
      assertEquals(new GraphSummary(2, 1, 2, 1, 0, 1), hosts.summary());
      Rows top = new Rows();
      hosts.top(1, top);
      assertEquals("0|1|0|https://other.example/", strip(top.lines().getFirst()));
    }
  }

  /** A row of hosts without its scores: out-degree, pages... */
  private static String strip(String row) {
    String[] cells = row.split("\\|", -1);
    return cells[2] + "|" + cells[7] + "|" + cells[3].charAt(0) + "|" + cells[8];
  }

  @Test
  void besideARunningCrawlOrReadOnlyItIsTheSame() throws SQLException {
    link(0, 1, 2, 1, 0);
    assertTrue(file.toFile().setWritable(false));
    assertTrue(directory.toFile().setWritable(false));
    try {
      assertTrue(written(GraphLevel.PAGE, GraphFormat.CSV).contains("page-1.html,a,1"));
    } finally {
      assertTrue(directory.toFile().setWritable(true));
    }
  }

  private static String data(org.w3c.dom.Node of, int index) {
    return ((Element) of).getElementsByTagName("data").item(index).getTextContent();
  }

  private static Document parsed(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
  }
}
