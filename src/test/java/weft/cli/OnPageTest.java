package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.cli.command.ExitCode;

/** A command that is told of pages, from the command line, with real processes. */
class OnPageTest {
  /** Answers every line with that one. */
  private static final String ANSWERS = "while read -r page; do echo '%s'; done";

  @TempDir Path directory;
  private TypedCrawl crawl;

  @BeforeEach
  void start() {
    crawl = new TypedCrawl(directory);
    crawl
        .site
        .page("/", "<title>Fröhlich</title><a href=/a>a</a> <a href=/b>b</a>")
        .page("/a", "<title>A</title>a")
        .page("/b", "<title>B</title>b");
  }

  @AfterEach
  void stop() {
    crawl.close();
  }

  private String path(String column) {
    return "substr(" + column + ", " + (crawl.site.url("").length() + 1) + ")";
  }

  private List<String> outcomes() {
    return crawl.rows("SELECT outcome, count(*) FROM on_page GROUP BY outcome ORDER BY 1");
  }

  private List<JsonNode> told(String file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : crawl.read(file).lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }

  @Test
  void columnsOfAnAnswerStandBesideThoseOfRules() {
    String answer = "{\"columns\": {\"price\": 12.5, \"tags\": [\"x\", \"y\"], \"none\": null}}";
    assertEquals(
        ExitCode.DONE,
        crawl.crawl(
            "--depth",
            "0",
            "--content",
            "now",
            "-x",
            "t=css:title",
            "--on-page",
            ANSWERS.formatted(answer)));

    assertEquals(
        List.of("price,1,12.5", "t,1,Fröhlich", "tags,1,x", "tags,2,y"),
        crawl.rows("SELECT name, position, value FROM extracted ORDER BY 1, 2"));
    assertEquals(
        List.of("/,answered,3,0,"),
        crawl.rows("SELECT " + path("url") + ", outcome, columns, links, errors FROM on_page"));
  }

  @Test
  void linksOfAnAnswerPassScopeAndAreFetchedOnce() {
    crawl.site.page("/hidden", "<title>Hidden</title>");
    String answer =
        "{\"links\": [\"/hidden\", {\"url\": \"/hidden#x\", \"text\": \"again\"},"
            + " \"http://elsewhere.test/\", \"mailto:me\"]}";
    assertEquals(ExitCode.DONE, crawl.crawl("--on-page", ANSWERS.formatted(answer)));

    assertEquals(1, crawl.fetched().stream().filter(each -> each.equals("/hidden")).count());
    assertEquals(
        List.of("out-of-scope"),
        crawl.rows("SELECT reason FROM excluded WHERE url = 'http://elsewhere.test/'"));
    assertEquals(
        List.of("on-page,4"),
        crawl.rows("SELECT kind, count(*) FROM links WHERE dst LIKE '%/hidden' GROUP BY kind"));
    assertEquals(
        List.of("2,some of its links are no web addresses"),
        crawl.rows("SELECT DISTINCT links, errors FROM on_page"));
  }

  @Test
  void aLineSaysWhatTheReadmeSays() throws IOException {
    crawl.site.file("/b", "image/png", new byte[] {1, 2, 3}).status("/a", 404);
    crawl.site.header("/", "X-Two", "1").header("/", "X-Two", "2");
    assertEquals(
        ExitCode.DONE,
        crawl.crawl(
            "--content",
            "now",
            "--on-page",
            "while read -r page; do printf '%s\\n' \"$page\" >> told; echo; done"
                .replace("told", directory.resolve("told").toString())));

    List<JsonNode> told = told("told");
    assertEquals(3, told.size());
    JsonNode front = told.getFirst();
    List<String> names = new ArrayList<>();
    front.fieldNames().forEachRemaining(names::add);
    String readme = Files.readString(Path.of("README.md"));
    names.forEach(name -> assertTrue(readme.contains("\n| `" + name + "` | "), name));
    assertEquals(
        List.of(
            "url",
            "status",
            "depth",
            "fetched_at",
            "content_type",
            "headers",
            "title",
            "description",
            "language",
            "canonical",
            "robots",
            "links",
            "text",
            "body"),
        names);
    assertEquals(crawl.site.url("/"), front.get("url").asText());
    assertEquals(200, front.get("status").asInt());
    assertEquals(0, front.get("depth").asInt());
    assertEquals("Fröhlich", front.get("title").asText());
    assertEquals("a b", front.get("text").asText());
    assertTrue(front.get("body").asText().startsWith("<title>Fröhlich</title>"));
    assertTrue(front.get("headers").toString().contains("[\"X-Two\",\"1\"],[\"X-Two\",\"2\"]"));
    assertEquals(2, front.get("links").size());
    for (JsonNode other : told.subList(1, 3)) {
      boolean image = other.get("url").asText().endsWith("/b");
      assertEquals(image ? 200 : 404, other.get("status").asInt());
      assertEquals(image, other.get("body").isNull());
    }
    assertEquals(List.of("answered,3"), outcomes());
  }

  @Test
  void aCommandThatOnlyListensHearsOfEveryPageAndIsWaitedForInTheEnd() throws IOException {
    Path heard = directory.resolve("heard");
    assertEquals(
        ExitCode.DONE,
        crawl.crawl("--on-page", "cat > '" + heard + "'", "--on-page-answers", "off"));

    assertEquals(3, told("heard").size());
    assertEquals(List.of("listened,3"), outcomes());
  }

  @Test
  void aCommandThatNeverAnswersCostsNoPage() {
    assertEquals(ExitCode.DONE, crawl.crawl("--on-page", "sleep 600", "--on-page-time", "200ms"));

    assertEquals(List.of("3"), crawl.rows("SELECT count(*) FROM pages"));
    assertEquals(List.of("A", "B", "Fröhlich"), crawl.rows("SELECT title FROM pages ORDER BY 1"));
    assertTrue(
        crawl.rows("SELECT DISTINCT outcome FROM on_page").contains("slow"), outcomes().toString());
  }

  @Test
  void aCommandThatEndsIsStartedAgainAndGivenUpInTheEndWithOneLine() {
    StringBuilder links = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      links.append("<a href=/p").append(i).append(">p</a>");
      crawl.site.page("/p" + i, "<title>p</title>");
    }
    crawl.site.page("/", links.toString());
    Path starts = directory.resolve("starts");
    String command = "echo >> '" + starts + "'; read -r page; echo 'no more tea' >&2; exit 3";
    assertEquals(ExitCode.DONE, crawl.crawl("--on-page", command, "--on-page-time", "60s"));
    List<String> said =
        crawl.terminal.err().lines().filter(line -> line.contains("given up")).toList();
    assertEquals(1, said.size(), said.toString());

    assertEquals(List.of("41"), crawl.rows("SELECT count(*) FROM pages"));
    assertEquals(List.of("ended,8", "not-asked,33"), outcomes());
    assertEquals(8, crawl.read("starts").lines().count());
    assertEquals(
        List.of("ended with exit code 3: no more tea"),
        crawl.rows("SELECT DISTINCT errors FROM on_page WHERE outcome = 'ended'"));
    assertEquals(List.of(), crawl.rows("SELECT url FROM failures"));
    assertEquals(ExitCode.DONE, crawl.terminal.type("status", "site.db"));
    assertTrue(
        crawl
            .terminal
            .out()
            .lines()
            .anyMatch(
                line ->
                    line.contains("on-page")
                        && line.contains("8 ended")
                        && line.contains("33 not-asked")),
        crawl.terminal.out());
  }

  @Test
  void aCommandThatDiesNowAndThenIsAskedAboutTheRest() {
    for (int i = 0; i < 10; i++) {
      crawl.site.page("/p" + i, "<title>p</title><a href=/p" + (i + 1) + ">next</a>");
    }
    crawl.site.page("/", "<a href=/p0>p</a>");
    String command = "read -r a; echo; read -r b; echo; read -r c; exit 1";
    assertEquals(ExitCode.DONE, crawl.crawl("--on-page", command));

    assertEquals(List.of("12"), crawl.rows("SELECT count(*) FROM pages"));
    assertEquals(List.of("answered,8", "ended,4"), outcomes());
    assertFalse(crawl.terminal.err().contains("given up"), crawl.terminal.err());
  }

  @Test
  void whatIsNoAnswerIsSaidOfItsPage() {
    assertEquals(ExitCode.DONE, crawl.crawl("--depth", "0", "--on-page", ANSWERS.formatted("[1]")));
    assertEquals(
        List.of("unreadable,an object is wanted: [1]"),
        crawl.rows("SELECT outcome, errors FROM on_page"));

    assertEquals(
        ExitCode.DONE,
        crawl.crawl("--depth", "0", "--on-page", ANSWERS.formatted("{\"colums\": {}}")));
    assertEquals(
        List.of("unreadable,has 'colums'; columns and links are wanted"),
        crawl.rows("SELECT outcome, errors FROM on_page").stream()
            .map(row -> row.replace("\"", ""))
            .toList());
  }

  @Test
  void aCommandThatIsNotThereIsGivenUpAtOnce() {
    assertEquals(ExitCode.DONE, crawl.crawl("--on-page", "no-such-command-of-mine"));

    assertEquals(List.of("3"), crawl.rows("SELECT count(*) FROM pages"));
    assertEquals(List.of("ended,1", "not-asked,2"), outcomes());
    crawl.crawl("--on-page", "no-such-command-of-mine");
    assertTrue(
        crawl
            .terminal
            .err()
            .contains("on-page 'no-such-command-of-mine' is given up: ended with exit code 127: "),
        crawl.terminal.err());
  }

  @Test
  void asManyProcessesRunAsAreAskedFor() {
    StringBuilder links = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      links.append("<a href=/p").append(i).append(">p</a>");
      crawl.site.page("/p" + i, "<title>p</title>");
    }
    crawl.site.page("/", links.toString());
    String command = "while read -r page; do echo '{\"columns\": {\"by\": '$$'}}'; done";
    assertEquals(
        ExitCode.DONE,
        crawl.crawl("--host-concurrency", "20", "--on-page", command, "--on-page-processes", "3"));

    List<String> by =
        crawl.rows("SELECT count(DISTINCT value), count(*) FROM extracted WHERE name = 'by'");
    assertTrue(by.getFirst().matches("[123],21"), by.toString());
  }

  @Test
  void theCommandIsNeverTakenFromAFileOrTheDatabase() {
    crawl.file("weft.toml", "on-page = \"touch owned\"\n");
    assertEquals(ExitCode.USAGE, crawl.crawl());
    assertTrue(crawl.terminal.err().contains("unknown key 'on-page'"), crawl.terminal.err());

    crawl.file("weft.toml", "");
    assertEquals(ExitCode.LIMIT, crawl.crawl("-m", "1", "--on-page", ANSWERS.formatted("")));
    assertEquals(List.of("answered,1"), outcomes());
    assertFalse(crawl.rows("SELECT config FROM runs").toString().contains("while read"));
    assertEquals(ExitCode.LIMIT, crawl.terminal.type("resume", "site.db", "-m", "2"));
    assertTrue(
        crawl.terminal.err().contains("the run had a command for its pages"), crawl.terminal.err());
    assertEquals(List.of("answered,1"), outcomes());
    assertEquals(
        ExitCode.DONE,
        crawl.terminal.type("resume", "site.db", "-m", "none", "--on-page", ANSWERS.formatted("")));
    assertEquals(List.of("answered,2"), outcomes());
  }

  @Test
  void aPageThatIsUnchangedKeepsWhatWasSaidOfIt() {
    crawl.site.header("/", "ETag", "\"1\"").answerConditionally();
    String answer = ANSWERS.formatted("{\"columns\": {\"k\": \"v\"}, \"links\": [\"/c\"]}");
    crawl.site.page("/c", "c");
    assertEquals(ExitCode.DONE, crawl.crawl("--depth", "1", "--on-page", answer));
    assertEquals(ExitCode.DONE, crawl.terminal.type("crawl", "-o", "site.db"));

    assertEquals(
        List.of("/,unchanged"),
        crawl.rows(
            "SELECT "
                + path("url")
                + ", change FROM extracted JOIN pages USING (url)"
                + " WHERE name = 'k'"));
    assertEquals(
        List.of("done"),
        crawl.rows("SELECT dst_state FROM links WHERE kind = 'on-page' AND dst LIKE '%/c'"));
  }
}
