package weft.fetch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import weft.url.Url;

/**
 * Names and passwords for hosts; they live in memory only. Those from the userinfo of seeds are
 * sent (Basic, RFC 7617, without being asked) to exactly the scheme, host and port they were given
 * for. Others are for the hosts that were named with them, where {@link SecretPlaces} admits them,
 * and are sent once such a host has asked for them by Basic or Digest. Safe for any number of
 * threads.
 */
public final class Credentials {
  private static final System.Logger NOTICE = System.getLogger("weft.notice");
  private static final int REMEMBERED = 10_000;

  private record Given(Recipients hosts, Login login) {}

  private final SecretPlaces places = new SecretPlaces();
  private final Map<String, Account> unasked = new ConcurrentHashMap<>();
  private final List<Given> given = new CopyOnWriteArrayList<>();
  private final Cache<String, Account> accounts =
      Caffeine.newBuilder().maximumSize(REMEMBERED).executor(Runnable::run).build();

  private final Cache<String, Boolean> withheldFrom =
      Caffeine.newBuilder().maximumSize(REMEMBERED).executor(Runnable::run).build();

  /**
   * Keeps credentials for one place, in the stead of any before.
   *
   * @param origin scheme, host and port, as {@link Url#origin} has them
   * @param userinfo {@code user:password} or {@code user} as in a URL, percent-encoded
   */
  public void put(String origin, String userinfo) {
    unasked.put(origin, new Account(login(userinfo), true));
  }

  /** Keeps credentials for some hosts; of several for one host the last given counts. */
  public void put(Recipients hosts, Login login) {
    given.addFirst(new Given(hosts, login));
    accounts.invalidateAll();
  }

  /** Where seeds are, which has a say in where secrets go. */
  public SecretPlaces places() {
    return places;
  }

  /** The value of the Authorization header for a URL; empty where none is known or wanted. */
  Optional<String> authorization(Url url) {
    if (unasked.isEmpty() && given.isEmpty()) {
      return Optional.empty();
    }
    Account account = account(url);
    String value = account == null ? null : account.authorization(url.pathAndQuery());
    if (account != null && value != null && url.scheme().equals("http")) {
      warn(account, url);
    }
    return Optional.ofNullable(value);
  }

  /** Learns from an answer with status 401; whether the request may have more luck now. */
  boolean challenged(Url url, Response answer, @Nullable String sent) {
    Account account = account(url);
    if (account == null && isWithheld(url)) {
      NOTICE.log(
          System.Logger.Level.WARNING,
          "credentials are kept back from "
              + url.origin()
              + ": no seed is there and they were not given for that port; name it as "
              + url.hostKey()
              + " if it shall have them");
    }
    return account != null && account.challenged(answer.challenges(), sent);
  }

  private @Nullable Account account(Url url) {
    Account own = unasked.isEmpty() ? null : unasked.get(url.origin());
    if (own != null || given.isEmpty()) {
      return own;
    }
    for (Given each : given) {
      if (each.hosts().include(url.hostKey())) {
        return places.admits(url, each.hosts().portNamed())
            ? accounts.get(url.origin(), _ -> new Account(each.login(), false))
            : null;
      }
    }
    return null;
  }

  private boolean isWithheld(Url url) {
    return given.stream().anyMatch(each -> each.hosts().include(url.hostKey()))
        && withheldFrom.asMap().put(url.origin(), true) == null;
  }

  private static void warn(Account account, Url url) {
    if (!loopback(url.host()) && account.firstWarning()) {
      NOTICE.log(
          System.Logger.Level.WARNING,
          "credentials for "
              + url.hostKey()
              + " go over plain http, where others can read them; use https where there is one");
    }
  }

  private static boolean loopback(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.equals("[::1]")
        || host.matches("127(\\.\\d+){3}");
  }

  /** The login in the userinfo of a URL. */
  static Login login(String userinfo) {
    int colon = userinfo.indexOf(':');
    String user = colon < 0 ? userinfo : userinfo.substring(0, colon);
    String password = colon < 0 ? "" : userinfo.substring(colon + 1);
    return new Login(decoded(user), decoded(password));
  }

  /** The value of an Authorization header of the Basic scheme. */
  static String basic(Login login) {
    byte[] pair = (login.user() + ":" + login.password()).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private static String decoded(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < raw.length; i++) {
      int high = raw[i] == '%' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
      if (low < 0) {
        bytes.write(raw[i]);
      } else {
        bytes.write(high << 4 | low);
        i += 2;
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
