package weft.config;

import java.util.Map;
import weft.fetch.Login;

/**
 * A login at some hosts, as it is written: {@code HOST=USER:PASSWORD}.
 *
 * @param hosts whom it is for
 * @param user the name
 * @param password the password, or a reference to the environment in its place
 */
record Auth(String hosts, String user, String password) {

  /** Takes apart what {@link RequestKeys#AUTH} has checked. */
  static Auth of(String text) {
    int equals = text.indexOf('=');
    return of(text.substring(0, equals), text.substring(equals + 1));
  }

  /** Takes apart {@code USER:PASSWORD}. */
  static Auth of(String hosts, String login) {
    int colon = login.indexOf(':');
    return new Auth(hosts, login.substring(0, colon), login.substring(colon + 1));
  }

  /** Whom it is for. */
  HostPattern pattern() {
    try {
      return HostPattern.parse(hosts);
    } catch (BadValueException e) {
      throw new ConfigException("auth " + hosts + ": " + e.getMessage(), e);
    }
  }

  /** The login, its password looked up. */
  Login login(Map<String, String> environment) {
    String what = "the password of " + user + " at " + hosts;
    return new Login(user, Secrets.resolved(password, what, "auth", environment));
  }

  /** {@code USER:PASSWORD} as it may be stored and shown. */
  static String kept(String login) {
    int colon = login.indexOf(':');
    return login.substring(0, colon + 1) + Secrets.kept(login.substring(colon + 1));
  }
}
