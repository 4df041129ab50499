package weft.fetch;

import static weft.fuzz.Target.hold;
import static weft.fuzz.Target.same;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import okhttp3.Cookie;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import weft.fuzz.Grammar;
import weft.fuzz.Scratch;
import weft.fuzz.Seeds;
import weft.fuzz.Target;
import weft.fuzz.Tokens;
import weft.model.Body;
import weft.model.Truncation;

/** What reads parts of an answer, and files of cookies. */
public final class FetchTargets {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final HttpUrl SITE = HttpUrl.get("https://www.example.org/dir/page?x");
  private static final long MOST = 4 << 20;
  private static final List<String> CODINGS =
      List.of("gzip", "deflate", "br", "zstd", "gzip, br", "x");

  private FetchTargets() {}

  /** All of them. */
  public static List<Target> all() {
    return List.of(
        Target.text(
            "retry-after",
            10,
            Grammar.ofTexts(
                Tokens.of(
                    "0 1 120 99999999999999999999 -1 1e3 Fri, Friday, Sun ␣ , - 06 Nov Feb 1994 94"
                        + " 08:49:37 24:00:00 08:49 GMT 2026 31 29 ١"),
                Seeds.own("dates.txt")),
            FetchTargets::retryAfter),
        Target.text("cookies", 20, cookies(), FetchTargets::setCookie),
        Target.bytes("cookie-file", 50, cookieFiles(), FetchTargets::cookieFile),
        Target.bytes("coding", 50, FetchTargets::coded, FetchTargets::decode));
  }

  private static void retryAfter(String value) {
    Duration wait = RetryAfter.parse(value, NOW);
    hold(wait == null || !wait.isNegative(), "negative: " + wait);
    hold(wait == null || wait.compareTo(Duration.ofDays(36_500)) <= 0, "longer than that: " + wait);
  }

  private static Grammar cookies() {
    return Grammar.ofTexts(
        Tokens.of(
            """
            a=b a b= =c ; ;␣ Path=/ Path=/dir path= Path=/a␤b Domain= Domain=example.org Domain=.org Domain=org
            Domain=www.example.org domain=co.uk Max-Age=0 Max-Age=-1 Max-Age=99999999999999999999 Max-Age=10
            Expires= Expires=Wed,␣21␣Oct␣2099␣07:28:00␣GMT Expires=0 Secure HttpOnly SameSite=Lax
            __Host-a=b __Secure-a=b " , \\ ␣ ␍ é %00 ␤
            """),
        Seeds.both(Seeds.own("set-cookies.txt"), List.of("a=b; Path=/x\ty", "a\tb=c\td")));
  }

  /** Cookies that are taken reach their host, and survive a file. */
  private static void setCookie(String value) throws IOException {
    Headers.Builder headers = new Headers.Builder();
    for (String line : value.split("\n", -1)) {
      String field = line.replaceAll("[^\\t -~\\x80-\\xff]", "");
      headers.addUnsafeNonAscii("Set-Cookie", field);
    }
    Response answer =
        new Response.Builder()
            .request(new Request.Builder().url(SITE).build())
            .protocol(Protocol.HTTP_1_1)
            .code(200)
            .message("")
            .headers(headers.build())
            .build();
    CookieStore store = new CookieStore(InstantSource.fixed(NOW));
    store.learn(SITE, answer);
    store.header(SITE).ifPresent(FetchTargets::sendable);
    Path file = Scratch.file("cookies");
    CookieFile.write(file, store.all());
    CookieStore again = new CookieStore(InstantSource.fixed(NOW));
    again.load(file);
    same(whole(store.all()), whole(again.all()), "cookies in a file");
  }

  private static void sendable(String header) {
    hold(header.chars().allMatch(c -> c >= ' ' && c <= '~'), "control character: " + header);
  }

  private static List<String> whole(List<Cookie> cookies) {
    return cookies.stream()
        .filter(cookie -> cookie.path().chars().noneMatch(Character::isISOControl))
        .map(
            c ->
                String.join(
                    "|",
                    c.name(),
                    c.value(),
                    c.domain(),
                    c.path(),
                    c.secure() + " " + c.httpOnly() + " " + c.hostOnly()))
        .sorted()
        .toList();
  }

  private static Grammar cookieFiles() {
    return Grammar.ofBytes(
        Seeds.both(
            Tokens.of(
                "www.example.org .example.org #HttpOnly_ # TRUE FALSE / /dir 0 -1 4102444800"
                    + " 1e99999999 1.5 a b ␤ ␍ ␣ [::1] 127.0.0.1 é \u00c3 \u00ff co.uk ..a"),
            List.of("\t", "\tTRUE\t/\tFALSE\t0\t", "\0")),
        Seeds.own("cookies.txt"));
  }

  private static void cookieFile(byte[] bytes) throws IOException {
    Path file = Files.write(Scratch.file("cookies"), bytes);
    CookieStore store = new CookieStore(InstantSource.fixed(NOW));
    try {
      store.load(file);
    } catch (IllegalArgumentException refused) {
      hold(String.valueOf(refused.getMessage()).startsWith("cookie file "), "message: " + refused);
      return;
    }
    store.header(SITE).ifPresent(FetchTargets::sendable);
    Path copy = Scratch.file("copy");
    CookieFile.write(copy, store.all());
    CookieStore again = new CookieStore(InstantSource.fixed(NOW));
    again.load(copy);
    same(whole(store.all()), whole(again.all()), "cookies in a file");
  }

  private static String coded(Random random) {
    Grammar grammar =
        Grammar.ofBytes(
            Tokens.of("\u001f\u008b\u0008 (\u00b5/\u00fd P*M\u0018 x\u009c a ab abc␤ \u0000\u0000"),
            Packed.SEEDS);
    return grammar.make(random);
  }

  /** Bodies packed in every way; gathered once. */
  private static final class Packed {
    static final List<String> SEEDS = seeds();

    private static List<String> seeds() {
      List<String> seeds = new ArrayList<>(Seeds.files("compressed-bodies"));
      for (String text : List.of("", "a", "hello, hello, hello", "0".repeat(100_000))) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        seeds.add(Target.input(gzip(plain)));
        seeds.add(Target.input(com.github.luben.zstd.Zstd.compress(plain)));
      }
      return List.copyOf(seeds);
    }

    private static byte[] gzip(byte[] plain) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
        zip.write(plain);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return bytes.toByteArray();
    }
  }

  private static void decode(byte[] wire) {
    for (String coding : CODINGS) {
      var received = new BodyReader.Received(wire, Truncation.NONE);
      Body body = Decoding.body(received, List.of(coding), MOST);
      hold(body.decoded().length <= MOST, "too long: " + body.decoded().length);
      hold(body.wireLength() == wire.length, "wire length");
    }
  }
}
