package weft.config;

import static weft.config.Topic.POLITENESS;
import static weft.config.Topic.REQUESTS;

import java.nio.file.Path;
import weft.crawl.Hours;

/** Those of the {@link Settings} that say who we are to servers and on what way they are asked. */
public final class RequestKeys {
  public static final Key<String> AUTH =
      Key.of(
              REQUESTS,
              "auth",
              new SecretType(
                  TextType.of(
                      "HOST=USER:@env:VAR",
                      "(?:\\[[^]=]+\\]|[^\\s=:/@\\[\\]]+)(?::\\d{1,5})?=[^:]+:.*",
                      "must look like HOST=USER:@env:VAR"),
                  text -> text.replaceFirst("^([^=:@]*=)?.*", "$1…"),
                  text ->
                      text.substring(0, text.indexOf('=') + 1)
                          + Auth.kept(text.substring(text.indexOf('=') + 1))),
              null,
              "Name and password for a host that asks for them (Basic, Digest)")
          .manyTimes();

  public static final Key<Boolean> NETRC =
      Key.of(
          REQUESTS,
          "netrc",
          new SwitchType(true),
          "off",
          "Take names and passwords from $NETRC or ~/.netrc");

  public static final Key<Path> COOKIES =
      Key.of(REQUESTS, "cookies", new PathType(), null, "Begin with the cookies of a Netscape file")
          .alias("--load-cookies");

  public static final Key<Path> SAVE_COOKIES =
      Key.of(
              REQUESTS,
              "save-cookies",
              new PathType(),
              null,
              "Write all cookies to a Netscape file at the end")
          .alias("--cookie-jar");

  public static final Key<Boolean> ACCEPT_COOKIES =
      Key.of(
              REQUESTS,
              "accept-cookies",
              new SwitchType(false),
              "on",
              "Keep the cookies that servers set")
          .alias("--no-cookies=off");

  public static final Key<String> PROXY =
      Key.of(
              REQUESTS,
              "proxy",
              new ProxyType(),
              null,
              "Ask through http://, https:// or socks5://; several share the hosts; direct: none")
          .alias("--proxy-server")
          .manyTimes();

  public static final Key<String> BIND =
      Key.of(
              REQUESTS,
              "bind",
              TextType.of(
                  "IP",
                  "[0-9.]+|\\[?[0-9A-Fa-f.]*:[0-9A-Za-z:.%]*\\]?",
                  "must be an address of this machine"),
              null,
              "Connect from that address of this machine")
          .alias("--bind-address");

  public static final Key<String> DNS_SERVER =
      Key.of(
          REQUESTS,
          "dns-server",
          TextType.of(
              "IP[:PORT]",
              "(?:[0-9.]+|\\[[0-9A-Fa-f:.]+\\])(?::"
                  + TextType.PORT
                  + ")?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*",
              "must be an address, such as 192.0.2.53 or [2001:db8::53]:5353"),
          null,
          "Look names up at that name server instead of this machine's");

  public static final Key<Boolean> ALLOW_PRIVATE =
      Key.of(
          REQUESTS,
          "allow-private",
          new SwitchType(true),
          "off",
          "Ask hosts in private networks too, not only those of seeds");

  public static final Key<String> MIN_TLS =
      Key.of(
          REQUESTS,
          "min-tls",
          TextType.of("1.2|1.3", "1\\.[23]", "must be 1.2 or 1.3"),
          "1.2",
          "The oldest version of TLS that will do");

  public static final Key<String> RETRY_ON =
      Key.of(
          REQUESTS,
          "retry-on",
          TextType.of(
              "LIST",
              "(?i)(?:[1-5]\\d\\d|[45]xx|io)(?:[, ]+(?:[1-5]\\d\\d|[45]xx|io))*",
              "must be a list of status codes, 4xx, 5xx and io, such as 429,5xx,io"),
          "408,425,429,5xx,io",
          "What is tried again; 5xx leaves out 501, io is the network");

  public static final Key<String> RATE =
      Key.of(
              POLITENESS,
              "rate",
              TextType.of(
                  "N/s",
                  "(?=.*[1-9])\\d{1,6}(?:\\.\\d{1,3})?(?:/[smh])?",
                  "must look like 5/s, 30/m or 500/h"),
              null,
              "Begin at most N visits a second over all hosts")
          .alias("--rate-limit");

  public static final Key<Long> LIMIT_RATE =
      Key.of(
          POLITENESS,
          "limit-rate",
          new BandwidthType(),
          null,
          "Read at most that many bytes a second from all servers together");

  public static final Key<Hours> HOURS =
      Key.of(
          POLITENESS,
          "hours",
          new HoursType(),
          null,
          "Ask only in those hours, by local time; else wait");

  private RequestKeys() {}
}
