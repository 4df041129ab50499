package weft.fetch;

import static weft.fuzz.Target.hold;
import static weft.fuzz.Target.same;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import weft.fuzz.Grammar;
import weft.fuzz.Seeds;
import weft.fuzz.Target;
import weft.fuzz.Tokens;
import weft.model.FetchResult;
import weft.url.Url;

/**
 * The fetcher and a server that sends whatever it likes. What comes of it is a value, and whatever
 * it was, the next answer on the same connection or another is the one that was asked for.
 */
public final class AnswerTargets {
  private static final List<String> TOKENS =
      Tokens.of(
          """
          HTTP/1.1␣200␣OK␍␤ HTTP/1.0␣200␍␤ HTTP/1.1␣100␣Continue␍␤␍␤ HTTP/1.1␣103␣Early␍␤␍␤ HTTP/1.1␣204␣None␍␤
          HTTP/1.1␣301␣Moved␍␤ HTTP/1.1␣304␣Same␍␤ HTTP/1.1␣401␣Who␍␤ HTTP/1.1␣407␣Proxy␍␤ HTTP/1.1␣101␣Switch␍␤
          HTTP/1.1␣408␣Late␍␤ HTTP/1.1␣421␣Mis␍␤ HTTP/1.1␣503␣Busy␍␤ HTTP/1.1␣999␣x␍␤ HTTP/2␣200␍␤ HTTP/1.1␣-1␍␤
          HTTP/1.1␣ ICY␣200␣OK␍␤ ␍␤ ␍␤␍␤ ␤ ␤␤ ␍ : ␣ Content-Length:␣ 0 5 -1 99999999999 5,␣5 +5 0x5
          Content-Length:␣5␍␤ Transfer-Encoding:␣chunked␍␤ Transfer-Encoding:␣gzip,␣chunked␍␤ 5␍␤hello␍␤ 0␍␤␍␤
          FFFFFFFFFFFFFFFF␍␤ -5␍␤ 5;ext=1␍␤ Trailer:␣X␍␤ Content-Encoding:␣gzip␍␤ Content-Encoding:␣br␍␤
          Content-Encoding:␣zstd,␣deflate␍␤ Connection:␣close␍␤ Connection:␣keep-alive␍␤ Keep-Alive:␣timeout=x␍␤
          Location:␣/next␍␤ Location:␣http://[␍␤ Location:␣ Retry-After:␣9␍␤ Set-Cookie:␣a=b;␣Path=/␍␤
          Set-Cookie:␣␍␤ WWW-Authenticate:␣Basic␣realm="x"␍␤ WWW-Authenticate:␣Digest␣nonce=,␣qop␍␤
          WWW-Authenticate:␣Digest␣realm="a",nonce="b",qop="auth",algorithm=SHA-256␍␤ Content-Type:␣text/html␍␤
          Link:␣<x>;rel=next␍␤ ETag:␣"x"␍␤ Last-Modified:␣x␍␤ Date:␣x␍␤ X:␣\u00e9\u00ff␍␤ :authority:␣x␍␤ X␍␤ ␣folded␍␤
          hello <html> Alt-Svc:␣h3=":443"␍␤ Strict-Transport-Security:␣max-age=9␍␤ Upgrade:␣h2c␍␤ \u001f\u008b\u0008
          """);
  private static final String GOOD =
      "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Type: text/plain\r\n\r\ngood";

  private static final String WHOLE = "HTTP/1.1 200 OK\r\nContent-Length: ";
  private static final int WAITS = 64;

  private AnswerTargets() {}

  /** All of them. */
  public static List<Target> all() {
    List<String> seeds =
        Seeds.own("answers.txt").stream().map(text -> text.replace("\n", "\r\n")).toList();
    Grammar grammar = Grammar.ofBytes(TOKENS, seeds);
    return List.of(
        new Target(
            "answer",
            100,
            Target.Form.SENT,
            random -> answer(random, grammar),
            input -> Talk.get().check(input)));
  }

  /** Most begin like an answer; some name the length that their body has. */
  private static String answer(Random random, Grammar grammar) {
    String any = grammar.make(random);
    return switch (random.nextInt(4)) {
      case 0 -> any;
      case 1 -> WHOLE + any.length() + "\r\n\r\n" + any + surplus(random, grammar);
      case 2 -> "HTTP/1.1 %d X\r\n%s\r\n\r\n".formatted(100 + random.nextInt(500), any);
      default -> "HTTP/1.1 200 OK\r\n" + any;
    };
  }

  private static String surplus(Random random, Grammar grammar) {
    return random.nextBoolean() ? "" : answer(random, grammar);
  }

  /** A fetcher and the server that it talks to, as long as the process lives. */
  private static final class Talk {
    private static @Nullable Talk talk;

    private final Fetching fetching;
    private final RawSite site;
    private volatile String next = "";

    private Talk() {
      Duration soon = Duration.ofSeconds(5);
      fetching = Fetching.with(Fetching.timeouts(soon, Duration.ofMillis(250), soon));
      site = new RawSite(this::send);
      fetching.credentials.put(Url.ofCanonical(site.url("/")).origin(), "user:pw");
    }

    static synchronized Talk get() {
      if (talk == null) {
        talk = new Talk();
      }
      return talk;
    }

    /** An answer of the length that it names leaves the connection open, any other seldom does. */
    private boolean send(RawSite.Asked asked, OutputStream out) throws Exception {
      site.heads.clear();
      if (asked.head().startsWith("GET /good ")) {
        return RawSite.send(out, GOOD);
      }
      String sent = next;
      out.write(sent.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return sent.startsWith(WHOLE) || sent.hashCode() % WAITS == 0;
    }

    private void check(String input) {
      next = input;
      FetchResult result = fetching.get(site.url("/bad"));
      switch (result) {
        case FetchResult.Response(var exchange, var body) -> {
          hold(exchange.status() >= 100 && exchange.status() <= 999, "" + exchange.status());
          hold(body.decoded().length <= 1 << 20, "body of " + body.decoded().length);
        }
        case FetchResult.Redirect redirect -> hold(!redirect.location().isBlank(), "location");
        case FetchResult.Failure failure -> hold(!failure.detail().contains("\n"), "lines");
        case FetchResult.Excluded excluded -> throw new AssertionError("excluded: " + excluded);
        case FetchResult.NotDue notDue -> throw new AssertionError("not due: " + notDue);
      }
      FetchResult good = fetching.get(site.url("/good"));
      hold(good instanceof FetchResult.Response, "the next answer: " + good);
      if (good instanceof FetchResult.Response(var _, var body)) {
        same("good", new String(body.decoded(), StandardCharsets.UTF_8), "the next answer");
      }
    }
  }
}
