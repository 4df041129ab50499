package weft.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.model.Seed;
import weft.url.CanonicalResult;
import weft.url.Url;

class SeedReaderTest {
  @TempDir Path directory;

  /** Enough of a canonicalizer for well-behaved URLs. */
  private static CanonicalResult parse(String text) {
    try {
      URI uri = URI.create(text);
      if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
        return new CanonicalResult.Foreign(uri.getScheme());
      }
      String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      Url url = Url.ofCanonical(uri.getScheme() + "://" + uri.getHost() + port + path);
      return new CanonicalResult.Accepted(url, uri.getRawUserInfo());
    } catch (IllegalArgumentException e) {
      return new CanonicalResult.Malformed("cannot be parsed");
    }
  }

  private SeedReader reader(String stdin) {
    InputStream bytes = new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8));
    return new SeedReader(SeedReaderTest::parse, bytes, directory);
  }

  private SeedList list(String text) throws IOException {
    Files.writeString(directory.resolve("seeds.txt"), text);
    return reader("").read(List.of(), List.of(Path.of("seeds.txt")));
  }

  private static List<String> texts(SeedList list) {
    return list.seeds().stream().map(seed -> seed.url().text()).toList();
  }

  @Test
  void commentsBlankLinesByteOrderMarkAndLineEndsAreTolerated() throws IOException {
    SeedList list =
        list(
            "\ufeffhttp://a.test/\r\n\r\n# comment\r\n  http://b.test/x#frag  # why\rhttp://c.test/"
                + "\n\n");
    assertEquals(List.of("http://a.test/", "http://b.test/x", "http://c.test/"), texts(list));
    assertEquals("seeds.txt:4", list.seeds().get(1).source());
    assertEquals(List.of(), list.problems());
  }

  @Test
  void aBadLineIsReportedWithFileAndLineAndTheRestGoesOn() throws IOException {
    SeedList list = list("http://a.test/\nmailto:me@a.test\nhttp://a b/\nhttp://c.test/\n");
    assertEquals(2, list.seeds().size());
    assertEquals(
        List.of(
            "seeds.txt:2: mailto:me@a.test: only http and https are crawled, not mailto",
            "seeds.txt:3: http://a b/: white space in a URL; one URL a line, a space is written"
                + " %20"),
        list.problems());
  }

  @Test
  void duplicatesAreFolded() throws IOException {
    SeedList list = list("http://a.test/\nhttp://a.test\n");
    assertEquals(1, list.seeds().size());
    assertEquals(1, list.repeated());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.org",
        "example.org/a?b",
        "localhost:8000",
        "localhost",
        "example.org:8080/x",
        "//example.org/",
        "127.0.0.1:9",
        "[::1]:8080/"
      })
  void aHostWithoutASchemeGetsOneGuessed(String text) {
    Seed seed = reader("").read(List.of(text), List.of()).seeds().getFirst();
    assertTrue(seed.schemeGuessed());
    assertEquals("https", seed.url().scheme());
    assertEquals("argument", seed.source());
  }

  @Test
  void aSchemeThatIsGivenIsKept() {
    Seed seed = reader("").read(List.of("http://example.org"), List.of()).seeds().getFirst();
    assertFalse(seed.schemeGuessed());
    assertEquals("http", seed.url().scheme());
  }

  @Test
  void standardInputIsReadForADash() {
    SeedList list =
        reader("http://a.test/\nnonsense\n/path\n").read(List.of(), List.of(Path.of("-")));
    assertEquals("stdin:1", list.seeds().getFirst().source());
    assertEquals(
        List.of(
            "stdin:2: nonsense: not a URL; write http://nonsense/ if a host is meant",
            "stdin:3: /path: not a URL; its host is missing"),
        list.problems());
  }

  @Test
  void aShorthandIsReadAsTheUrlStandardDoes() {
    SeedList list =
        reader("")
            .read(
                List.of("http://localhost:8080@far.test/x", "http://10.0.0.1:80@b.test"),
                List.of());
    assertEquals(List.of("http://far.test/x", "http://b.test/"), texts(list));
  }

  @Test
  void aPasswordIsKeptApart() {
    SeedList list = reader("").read(List.of("http://me:pw@a.test/"), List.of());
    assertEquals(List.of("http://a.test/"), texts(list));
    assertEquals(Map.of("http://a.test", "me:pw"), list.credentials());
    assertFalse(list.toString().contains("pw"));
  }

  @Test
  void aPasswordInABadLineIsNotReported() throws IOException {
    SeedList list = list("http://ok.test/\nhttp://me:pw@a.test/ x\n");
    assertFalse(list.problems().getFirst().contains("pw"), list.problems().getFirst());
  }

  @Test
  void aProblemIsToldInAFewWordsHoweverLongTheLine() {
    String line = "?a\u0007".repeat(10_000);
    SeedList list = reader("http://a.test/\n" + line + "\n").read(List.of(), List.of(Path.of("-")));
    String problem = list.problems().getFirst();
    assertTrue(problem.length() < 300 && problem.indexOf('\u0007') < 0, problem);
  }

  @Test
  void anArgumentThatNoFileCanBeCalledIsNoUrl() {
    ConfigException e =
        assertThrows(ConfigException.class, () -> reader("").read(List.of("\ud800"), List.of()));
    assertTrue(e.getMessage().contains("not a URL"), e.getMessage());
  }

  @Test
  void aSeedFileGivenAsASeedIsExplained() throws IOException {
    Files.writeString(directory.resolve("seeds.txt"), "http://a.test/\n");
    ConfigException e =
        assertThrows(ConfigException.class, () -> reader("").read(List.of("seeds.txt"), List.of()));
    assertEquals("seed seeds.txt: this is a file; read seeds from it with --input", e.getMessage());
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    ConfigException e =
        assertThrows(
            ConfigException.class,
            () -> reader("").read(List.of("http://a.test/"), List.of(Path.of("no.txt"))));
    assertEquals("seed file no.txt does not exist", e.getMessage());
  }

  @Test
  void aDirectoryIsRefused() {
    ConfigException e =
        assertThrows(
            ConfigException.class, () -> reader("").read(List.of(), List.of(Path.of("."))));
    assertEquals("seed file . cannot be read: it is a directory", e.getMessage());
  }

  @Test
  void noSeedAtAllIsRefused() {
    ConfigException e =
        assertThrows(ConfigException.class, () -> reader("").read(List.of(), List.of()));
    assertEquals("no seeds; name a URL, or a list of them with --input FILE", e.getMessage());
  }

  @Test
  void aListWithoutAUsableLineIsRefusedWithItsFirstProblem() {
    ConfigException e = assertThrows(ConfigException.class, () -> list("ftp://a.test/\n"));
    assertEquals(
        "no usable seed in seeds.txt; the first problem: seeds.txt:1: ftp://a.test/: only http and"
            + " https are crawled, not ftp",
        e.getMessage());
  }

  @Test
  void aHundredThousandLinesAreRead() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      text.append("http://host-").append(i).append(".test/\n");
    }
    assertEquals(100_000, list(text.toString()).seeds().size());
  }

  @Test
  void aLineOfManyMegabytesIsOneProblemAndCostsNoMemory() throws IOException {
    SeedList list = list("http://a.test/" + "x".repeat(5_000_000) + "\nhttp://b.test/\n");
    assertEquals(1, list.seeds().size());
    assertEquals(1, list.problems().size());
    assertTrue(list.problems().getFirst().length() < 200);
  }

  @Test
  void bytesThatAreNotUtf8AreAProblemOfTheirLine() throws IOException {
    Files.write(
        directory.resolve("seeds.txt"),
        "http://a.test/\u00e9\nhttp://b.test/\n".getBytes(StandardCharsets.ISO_8859_1));
    SeedList list = reader("").read(List.of(), List.of(Path.of("seeds.txt")));
    assertEquals(List.of("http://b.test/"), texts(list));
    assertTrue(list.problems().getFirst().endsWith("not UTF-8 text"));
  }

  private SeedList table(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name.replaceFirst("@.*", "")), text);
    return reader("").read(List.of(), List.of(Path.of(name)));
  }

  @Test
  void aTableGivesTheColumnWhoseHeaderSaysUrl() throws IOException {
    SeedList list =
        table(
            "pages.csv",
            "\ufeffName,Address,Note\r\n\"A, b\",http://a.example/,\"two\nlines\"\r\n"
                + "C,\"http://c.example/x,y\",\"say \"\"hi\"\"\"\r\n");
    assertEquals(List.of("http://a.example/", "http://c.example/x,y"), texts(list));
    assertEquals(List.of(), list.problems());
    assertEquals("pages.csv:4", list.seeds().getLast().source());
  }

  @Test
  void aTableWithoutSuchAHeaderGivesTheFirstColumnThatHoldsUrls() throws IOException {
    assertEquals(
        List.of("http://a.example/", "http://b.example/"),
        texts(table("t.csv", "1;http://a.example/\n2;http://b.example/\n")));
    assertEquals(
        List.of("http://a.example/"), texts(table("t.tsv", "id\tWhere\n1\thttp://a.example/\n")));
    assertEquals(
        List.of("https://a.example/", "https://b.example/"),
        texts(table("t.csv", "a.example\nb.example\n")));
    assertEquals(List.of("https://b.example/"), texts(table("t.csv", "Sites\nb.example\n")));
  }

  @Test
  void aColumnIsChosenByHeaderOrNumber() throws IOException {
    String text = "url,Landing Page\nhttp://a.example/,http://b.example/\n";
    assertEquals(List.of("http://b.example/"), texts(table("t.csv@landing page", text)));
    assertEquals(List.of("http://b.example/"), texts(table("t.csv@2", text)));
    assertEquals(List.of("http://a.example/"), texts(table("t.csv", text)));
    assertEquals(
        List.of("http://b.example/"),
        texts(reader(text).read(List.of(), List.of(Path.of("-@Landing Page")))));
  }

  @Test
  void aColumnThatIsNotThereIsAnErrorThatNamesThoseThatAre() {
    assertEquals(
        "seed file t.csv has no column 'link'; name one of url, title, or its number",
        assertThrows(ConfigException.class, () -> table("t.csv@link", "url,title\nx,y\n"))
            .getMessage());
    assertEquals(
        "no column of seed file t.csv is known to hold URLs; name one of id, title as t.csv@COLUMN",
        assertThrows(ConfigException.class, () -> table("t.csv", "id,title\n1,y\n")).getMessage());
    assertEquals(
        "seed file none.csv does not exist",
        assertThrows(
                ConfigException.class,
                () -> reader("").read(List.of(), List.of(Path.of("none.csv@url"))))
            .getMessage());
  }

  @Test
  void aRowThatHoldsNoUrlIsAProblemWithItsLine() throws IOException {
    SeedList list =
        table(
            "t.csv",
            "id,url\n1,http://a.example/\n2,\n3,ftp://b.example/\n4\n5,http://c.example/\n");
    assertEquals(List.of("http://a.example/", "http://c.example/"), texts(list));
    assertEquals(
        List.of(
            "t.csv:3: no URL in this row",
            "t.csv:4: ftp://b.example/: only http and https are crawled, not ftp",
            "t.csv:5: no URL in this row"),
        list.problems());
  }

  @Test
  void aQuoteThatNeverEndsCostsItsOwnLineAlone() throws IOException {
    SeedList list =
        table(
            "t.csv",
            """
            url,title
            http://a.example/,"one
            two"
            "http://b.example/,x
            http://c.example/,"three ""3\"""
            http://d.example/,"four
            http://e.example/,
            """);
    assertEquals(
        List.of("http://a.example/", "http://c.example/", "http://e.example/"), texts(list));
    assertEquals("t.csv:5", list.seeds().get(1).source());
    assertEquals(
        List.of(
            "t.csv:4: \"http://b.example/,x: a quote without its counterpart",
            "t.csv:6: http://d.example/,\"four: a quote without its counterpart"),
        list.problems());
  }

  @Test
  void textBehindAClosingQuoteCostsItsOwnLineAlone() throws IOException {
    SeedList list =
        table("t.csv", "url,n\nhttp://a.example/,\"5\" inch\"\nhttp://b.example/,5\" inch\n");
    assertEquals(List.of("http://b.example/"), texts(list));
    assertEquals(
        List.of("t.csv:2: http://a.example/,\"5\" inch\": a quote without its counterpart"),
        list.problems());
  }

  @Test
  void aQuoteThatNeverEndsDoesNotFillTheMemory() {
    String endless = "url\n\"" + "x".repeat(20_000_000) + "\n" + "y\n".repeat(3_000);
    String message =
        assertThrows(ConfigException.class, () -> table("t.csv", endless)).getMessage();
    assertTrue(
        message.startsWith("no usable seed in t.csv; the first problem: t.csv:2: \"xxxx"), message);
    assertTrue(message.endsWith("x…: a quote without its counterpart"), message);
  }

  @Test
  void aTableInUtf16IsKnownByItsMark() throws IOException {
    Files.writeString(
        directory.resolve("t.csv"),
        "\ufeffurl\thits\nhttp://a.example/\t3\n",
        StandardCharsets.UTF_16LE);
    SeedList list = reader("").read(List.of(), List.of(Path.of("t.csv")));
    assertEquals(List.of("http://a.example/"), texts(list));
  }

  @Test
  void aSeedMayHaveAScopeOfItsOwn() throws IOException {
    SeedList list =
        list(
            """
            http://a.example/ scope=prefix  # a part
            http://b.example/
            http://c.example/ scope=planet
            http://d.example/ hops=2
            http://e.example/ scope=
            """);
    assertEquals(List.of("http://a.example/", "http://b.example/"), texts(list));
    assertEquals("prefix", list.seeds().getFirst().scope());
    assertNull(list.seeds().getLast().scope());
    assertEquals(
        List.of(
            "seeds.txt:3: http://c.example/ scope=planet: scope planet must be one of page, prefix,"
                + " host, domain, any",
            "seeds.txt:4: http://d.example/ hops=2: unknown option hops=2; scope=PRESET and depth=N"
                + " may stand behind a URL",
            "seeds.txt:5: http://e.example/ scope=: a value is wanted behind scope="),
        list.problems());
    SeedList table = table("t.csv", "Scope,URL\nDomain,http://a.example/\n,http://b.example/\n");
    assertEquals("domain", table.seeds().getFirst().scope());
    assertNull(table.seeds().getLast().scope());
  }

  @Test
  void aSeedMayHaveADepthOfItsOwn() throws IOException {
    SeedList list =
        list(
            """
            http://a.example/ depth=0 scope=domain
            http://b.example/
            http://c.example/ depth=-1
            http://d.example/ depth=far
            """);
    assertEquals(Arrays.asList(0, null), list.seeds().stream().map(Seed::depth).toList());
    assertEquals("domain", list.seeds().getFirst().scope());
    assertEquals(
        List.of(
            "seeds.txt:3: http://c.example/ depth=-1: depth -1: out of range; allowed is 0 to"
                + " 1000000",
            "seeds.txt:4: http://d.example/ depth=far: depth far: not a whole number"),
        list.problems());
    SeedList table =
        table("t.csv", "URL,Depth\nhttp://a.example/,2\nhttp://b.example/,\nhttp://c.example/,x\n");
    assertEquals(Arrays.asList(2, null), table.seeds().stream().map(Seed::depth).toList());
    assertEquals(
        List.of("t.csv:4: http://c.example/: depth x: not a whole number"), table.problems());
  }
}
