package weft.fetch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import okhttp3.Cookie;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of a crawl, by RFC 6265: who sent them decides who gets them. OkHttp reads the
 * Set-Cookie header and refuses domains that are public suffixes or not the sender's own. What is
 * kept is bounded for each domain and altogether; the domains that were least used give way. Safe
 * for any number of threads.
 */
final class CookieStore {
  private static final int PER_DOMAIN = 180;
  private static final int LONGEST = 4096;
  private static final int LONGEST_HEADER = 8192;
  static final long ALL_BYTES = 32L << 20;
  private static final int OVERHEAD = 200;

  private final InstantSource clock;
  private final Cache<String, List<Cookie>> domains =
      Caffeine.newBuilder()
          .maximumWeight(ALL_BYTES)
          .weigher((String domain, List<Cookie> cookies) -> weight(cookies))
          .executor(Runnable::run)
          .build();
  private volatile boolean used;

  /** An empty store. */
  CookieStore(InstantSource clock) {
    this.clock = clock;
  }

  /** Takes in the cookies of a file; see {@link CookieFile#read}. */
  void load(Path file) {
    CookieFile.read(file).forEach(this::put);
  }

  /** All cookies that have not expired. */
  List<Cookie> all() {
    long now = clock.millis();
    return domains.asMap().values().stream()
        .flatMap(List::stream)
        .filter(cookie -> cookie.expiresAt() > now)
        .sorted(Comparator.comparing(Cookie::domain).thenComparing(Cookie::name))
        .toList();
  }

  /** Takes in what an answer sets. */
  void learn(HttpUrl url, Response answer) {
    if (answer.header("Set-Cookie") != null) {
      Cookie.parseAll(url, answer.headers()).forEach(this::put);
    }
  }

  /** The value of the Cookie header; empty where no cookie is for that URL. */
  Optional<String> header(HttpUrl url) {
    if (!used) {
      return Optional.empty();
    }
    List<Cookie> found = new ArrayList<>();
    for (String domain = url.host(); !domain.isEmpty(); domain = parent(domain)) {
      List<Cookie> cookies = domains.getIfPresent(domain);
      if (cookies != null) {
        long now = clock.millis();
        cookies.stream()
            .filter(cookie -> cookie.expiresAt() > now && cookie.matches(url))
            .forEach(found::add);
      }
    }
    found.sort(Comparator.comparingInt((Cookie cookie) -> cookie.path().length()).reversed());
    return found.isEmpty() ? Optional.empty() : Optional.of(header(found));
  }

  /** As many of the cookies as a server can be expected to read: more of them lock a client out. */
  private static String header(List<Cookie> cookies) {
    StringBuilder header = new StringBuilder();
    for (Cookie cookie : cookies) {
      int length = cookie.name().length() + cookie.value().length() + 3;
      if (header.length() + length <= LONGEST_HEADER) {
        header.append(header.isEmpty() ? "" : "; ").append(cookie.name()).append('=');
        header.append(cookie.value());
      }
    }
    return header.toString();
  }

  private static String parent(String domain) {
    int dot = domain.indexOf('.');
    return dot < 0 ? "" : domain.substring(dot + 1);
  }

  /**
   * Keeps a cookie in the place of one of the same name, domain and path; an expired one ends it.
   */
  private void put(Cookie cookie) {
    if (cookie.name().length() + cookie.value().length() > LONGEST) {
      return;
    }
    long now = clock.millis();
    List<Cookie> _ =
        domains.asMap().compute(cookie.domain(), (_, before) -> with(before, cookie, now));
    used = true;
  }

  private static @Nullable List<Cookie> with(
      @Nullable List<Cookie> before, Cookie cookie, long now) {
    List<Cookie> after = new ArrayList<>(before == null ? List.of() : before);
    after.removeIf(old -> old.expiresAt() <= now);
    int place = place(after, cookie);
    if (cookie.expiresAt() <= now) {
      if (place < after.size()) {
        after.remove(place);
      }
    } else if (place < after.size()) {
      after.set(place, cookie);
    } else {
      after.add(cookie);
    }
    if (after.size() > PER_DOMAIN) {
      after.removeFirst();
    }
    return after.isEmpty() ? null : List.copyOf(after);
  }

  private static int place(List<Cookie> cookies, Cookie wanted) {
    int place = 0;
    while (place < cookies.size() && !same(cookies.get(place), wanted)) {
      place++;
    }
    return place;
  }

  private static boolean same(Cookie a, Cookie b) {
    return a.name().equals(b.name()) && a.path().equals(b.path());
  }

  private static int weight(List<Cookie> cookies) {
    int weight = OVERHEAD;
    for (Cookie cookie : cookies) {
      weight += OVERHEAD + cookie.name().length() + cookie.value().length();
    }
    return weight;
  }
}
