package weft.crawl;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weft.fetch.FetchObserver;
import weft.fetch.FetchRequest;
import weft.fetch.Fetcher;
import weft.fetch.MediaRanges;
import weft.fetch.Part;
import weft.model.FetchResult;
import weft.parse.LoginForm;
import weft.robots.RequestGate;
import weft.url.CanonicalResult;
import weft.url.Canonicalizer;
import weft.url.Domains;
import weft.url.Url;

/**
 * Logs in by a form before the crawl: reads the page with the form, sends it back filled in, and
 * looks whether that did it. What remains of it are the cookies in the fetcher. Every request waits
 * for its host's turn; robots.txt is not asked, since the user names the page.
 */
final class FormLogin {
  private static final int MAX_REDIRECTS = 10;
  private static final Domains SITES = new Domains();

  private final LoginSettings settings;
  private final Fetcher fetcher;
  private final RequestGate gate;
  private final Canonicalizer canonicalizer = new Canonicalizer();

  FormLogin(LoginSettings settings, Fetcher fetcher, RequestGate gate) {
    this.settings = settings;
    this.fetcher = fetcher;
    this.gate = gate;
  }

  /** Where a request ended up. */
  private record Landed(Url url, FetchResult.Response answer) {
    String text() {
      return new String(answer.body().decoded(), StandardCharsets.UTF_8);
    }
  }

  /**
   * Logs in.
   *
   * @throws LoginFailed where that did not succeed
   */
  void run() throws InterruptedException {
    Landed page = land(url(settings.url(), null), null);
    if (page.answer().exchange().status() >= 400) {
      throw failed(page, "the page with the form was not to be had");
    }
    Optional<LoginForm> form =
        LoginForm.find(page.url(), page.answer().body(), settings.fields().keySet());
    Map<String, String> fields = new LinkedHashMap<>();
    form.ifPresent(found -> fields.putAll(found.fields()));
    fields.putAll(settings.fields());
    Url action = form.map(found -> url(found.action(), page.url())).orElse(page.url());
    requireSameSite(action);
    Landed answer = land(action, fields);
    String hint = form.isPresent() ? "" : "; no form of the page has the fields of [login]";
    check(answer, hint);
  }

  /** What is filled in goes to the site that the user named alone, and never out of TLS. */
  private void requireSameSite(Url action) {
    Url named = url(settings.url(), null);
    boolean away =
        !SITES.registeredDomain(action.host()).equals(SITES.registeredDomain(named.host()));
    boolean plain = named.scheme().equals("https") && action.scheme().equals("http");
    if (away || plain) {
      throw new LoginFailed(
          "login at "
              + named
              + ": the form would be sent to "
              + action
              + (away ? ", another site" : ", which is not secure")
              + "; name the page with the form there as url of [login]");
    }
  }

  private void check(Landed answer, String hint) throws InterruptedException {
    Landed judged = answer;
    if (settings.checkUrl() != null) {
      Url wanted = url(settings.checkUrl(), null);
      judged = land(wanted, null);
      if (!judged.url().equals(wanted)) {
        throw failed(judged, "check-url " + wanted + " redirected there" + hint);
      }
    }
    if (judged.answer().exchange().status() >= 400) {
      throw failed(judged, "that is a refusal" + hint);
    }
    if (settings.check() != null && !settings.check().matcher(judged.text()).find()) {
      throw failed(judged, "check '" + settings.check() + "' is not found in the answer" + hint);
    }
  }

  /** Asks, with a form or without one, and follows redirects as browsers do: without the form. */
  private Landed land(Url first, @Nullable Map<String, String> form) throws InterruptedException {
    Url url = first;
    FetchResult result = ask(url, form);
    for (int hops = 0; result instanceof FetchResult.Redirect redirect; hops++) {
      if (hops == MAX_REDIRECTS) {
        throw new LoginFailed("login at " + first + ": too many redirects");
      }
      url = url(redirect.location(), url);
      result = ask(url, null);
    }
    return switch (result) {
      case FetchResult.Response response -> new Landed(url, response);
      case FetchResult.Failure failure ->
          throw new LoginFailed(
              "login at " + url + ": " + failure.reason().label() + ", " + failure.detail());
      case FetchResult.Excluded excluded ->
          throw new LoginFailed("login at " + url + ": " + excluded.rule());
      case FetchResult.Redirect _ -> throw new IllegalStateException("redirects are followed");
      case FetchResult.NotDue _ -> throw new IllegalStateException("a login is always due");
    };
  }

  private FetchResult ask(Url url, @Nullable Map<String, String> form) throws InterruptedException {
    gate.await(url.hostKey());
    return fetcher.fetch(
        new FetchRequest(url, List.of(), 0, 0, Part.ALL, MediaRanges.ALL, form),
        FetchObserver.NONE);
  }

  private Url url(String text, @Nullable Url base) {
    return switch (canonicalizer.canonicalize(text, base)) {
      case CanonicalResult.Accepted accepted -> accepted.url();
      case CanonicalResult.Foreign _, CanonicalResult.Malformed _, CanonicalResult.TooLong _ ->
          throw new LoginFailed("login: '" + text + "' is no http(s) URL");
    };
  }

  private static LoginFailed failed(Landed where, String what) {
    return new LoginFailed(
        "login failed at "
            + where.url()
            + ": status "
            + where.answer().exchange().status()
            + ", "
            + what);
  }
}
