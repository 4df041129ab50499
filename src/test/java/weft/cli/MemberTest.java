package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.cli.command.ExitCode;

/** Crawls of sites that want to know who asks, from the command line to the file. */
class MemberTest {
  private static final String SECRET = "s3cret wörd";

  @TempDir Path directory;
  private final MemberSite site = new MemberSite();

  @AfterEach
  void close() {
    site.close();
  }

  private Terminal terminal() {
    Terminal terminal = new Terminal(directory, Wiring.parts());
    terminal.environment.put("PW", SECRET);
    return terminal;
  }

  private void configure(String login) throws IOException {
    Files.writeString(
        directory.resolve("weft.toml"), "delay = 0\n" + login.replace("SITE", site.url("")));
  }

  private static final String LOGIN =
      """
      [login]
      url = "SITE/login"
      fields = { user = "me", password = "@env:PW" }
      """;

  /** No file that the crawl has left holds the password, in whatever spelling. */
  private void nothingIsSaid(Terminal terminal) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertFalse(text.contains("s3cret"), file.toString());
        assertFalse(text.contains("czNjcmV0"), file.toString());
      }
    }
    assertFalse((terminal.out() + terminal.err()).contains("s3cret"));
  }

  @Test
  void aLoginComesBeforeTheCrawlAndItsCookiesStay() throws IOException {
    configure(LOGIN + "check = 'Log out'\n");
    Terminal terminal = terminal();
    assertEquals(
        ExitCode.DONE,
        terminal.type("crawl", site.url("/"), "-o", "m.db", "--sitemap", "off"),
        site.requests + terminal.err());
    assertEquals(
        List.of(
            "GET /login",
            "POST /session csrf=t%261&user=me&password=s3cret+w%C3%B6rd",
            "GET /account",
            "GET /robots.txt",
            "GET /",
            "GET /inside"),
        site.requests);
    nothingIsSaid(terminal);
  }

  @Test
  void aRunThatIsResumedLogsInAgain() throws IOException {
    configure(LOGIN + "check-url = 'SITE/account'\n");
    Terminal terminal = terminal();
    assertEquals(
        ExitCode.LIMIT, terminal.type("crawl", site.url("/"), "-o", "m.db", "--max-pages", "1"));
    Files.delete(directory.resolve("weft.toml"));
    site.requests.clear();
    assertEquals(ExitCode.LIMIT, terminal.type("resume", "m.db"), terminal.err());
    assertEquals(
        List.of("GET /login", "GET /account"), List.of(site.requests.get(0), site.requests.get(3)));
    terminal.environment.clear();
    assertEquals(ExitCode.USAGE, terminal.type("resume", "m.db"));
    assertEquals(
        "weft: field password of [login] refers to environment variable PW, which is not set\n",
        terminal.err());
  }

  @Test
  void aLoginThatFailsIsOneLineAndNothingIsCrawled() throws IOException {
    configure(LOGIN + "check = 'Log out'\n");
    Terminal terminal = terminal();
    terminal.environment.put("PW", "wrong");
    assertEquals(ExitCode.USAGE, terminal.type("crawl", site.url("/"), "-o", "m.db"));
    assertEquals(
        "weft: login failed at "
            + site.url("/login?wrong")
            + ": status 200, check 'Log out' is not found in the answer\n",
        terminal.err());
    assertFalse(site.requests.contains("GET /"));
    configure(LOGIN + "check-url = 'SITE/account'\n");
    assertEquals(ExitCode.USAGE, terminal.type("crawl", site.url("/"), "-o", "m.db"));
    assertTrue(
        terminal.err().contains("check-url " + site.url("/account") + " redirected there"),
        terminal.err());
  }

  @Test
  void anAuthFlagIsAnsweredWhenAskedAndStaysSecret() throws IOException {
    configure("");
    Terminal terminal = terminal();
    String url = site.url("/basic");
    String host = url.substring(7, url.lastIndexOf('/'));
    assertEquals(
        ExitCode.DONE,
        terminal.type(
            "crawl", url, "-o", "m.db", "--sitemap", "off", "--auth", host + "=me:@env:PW"));
    assertEquals(List.of("GET /robots.txt", "GET /basic", "GET /basic"), site.requests);
    nothingIsSaid(terminal);
    assertEquals(
        ExitCode.DONE,
        terminal.type(
            "crawl",
            url,
            "-o",
            "m.db",
            "--auth",
            host + "=me:s3cret w\u00f6rd".replace("\u00f6", "o")));
    assertTrue(terminal.err().contains("can be read by other users"), terminal.err());
    nothingIsSaid(terminal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          --auth a.test:me:s3cret           | --auth …: must look like HOST=USER:@env:VAR
          --auth =me:s3cret                 | --auth =…: must look like HOST=USER:@env:VAR
          --set auth=s3cret                 | --set auth=…: must look like HOST=USER:@env:VAR
          --proxy ftp://me:s3cret@p.test    | --proxy ftp://…@p.test: a proxy is http://, https:// or socks5://
          --header Authorization=s3cret     | --header Authorization…: must look like 'Name: value'
          --min-tls 1.1                     | --min-tls 1.1: must be 1.2 or 1.3
          --bind example.org                | --bind example.org: must be an address of this machine
          --bind 192.0.2.1                  | --bind 192.0.2.1: not an address of this machine
          --rate 0                          | --rate 0: must look like 5/s, 30/m or 500/h
          --limit-rate fast                 | --limit-rate fast: not a size; write it like 500K, 10M or 2G
          --retry-on 5xx,net                | --retry-on 5xx,net: must be a list of status codes, 4xx, 5xx and io, such as 429,5xx,io
          --hours 8-17                      | --hours 8-17: must look like 22:00-06:00
          --hours 8:00-8:00                 | --hours 8:00-8:00: the hours begin and end at 08:00; leave them away for the whole day
          --cookies none.txt                | cookie file none.txt does not exist
          """)
  void badInputIsOneLineAndSaysNoSecret(String words, String message) throws IOException {
    configure("");
    Terminal terminal = terminal();
    String[] flag = words.split(" ", 2);
    assertEquals(
        ExitCode.USAGE, terminal.type("crawl", site.url("/"), "-o", "m.db", flag[0], flag[1]));
    assertEquals(
        "weft: " + message + "\n", terminal.err().replace(directory.toAbsolutePath() + "/", ""));
    assertEquals(List.of(), site.requests);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          login = 3                                              | it is a table: url, fields, and check or check-url below [login]
          login.url = 'x'                                        | fields are wanted, such as fields = { user = "me", password = "@env:PW" }
          login = {url = 'x', fields = {a = '@env:A'}}           | url must name the page with the form, such as "https://example.org/login"
          login = {url = 'http://x', fields = {a = '@env:A'}}    | check (a pattern in the answer) or check-url (a page for users alone) is wanted
          login = {url = 'http://x', check = 'x', fields = {a = 's3cret'}} | fields must hold the password as @env:VAR or @file:PATH, so that it is not stored
          login = {url = 'http://x', check = 'x', fields = {u = '@env:U', userpass = 's3cret'}} | write the value of userpass as @env:VAR or @file:PATH, so that it is not stored
          login = {url = 'http://x', check = '(', fields = {a = '@env:A'}} | check: not a regular expression: Unclosed group at character 1
          """)
  void aWrongLoginIsOneLineWithItsPlace(String toml, String message) throws IOException {
    Files.writeString(directory.resolve("weft.toml"), "\n" + toml + "\n");
    Terminal terminal = terminal();
    assertEquals(ExitCode.USAGE, terminal.type("config", "check"));
    assertEquals("weft: weft.toml:2: login: " + message + "\n", terminal.err());
  }
}
