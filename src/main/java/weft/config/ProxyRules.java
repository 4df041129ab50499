package weft.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.fetch.Login;
import weft.fetch.ProxyAddress;
import weft.fetch.ProxyChoice;
import weft.url.HostKey;
import weft.url.Url;

/**
 * Which proxy a URL is asked through: the one of the host's table, else one of those that were
 * given for the crawl (a host is always asked through the same one), else what the environment says
 * in {@code http_proxy}, {@code https_proxy}, {@code all_proxy} and {@code no_proxy}.
 */
final class ProxyRules implements ProxyChoice {
  private final HostTables hosts;
  private final Map<String, String> environment;
  private final List<@Nullable ProxyAddress> given = new ArrayList<>();
  private final @Nullable ProxyAddress forHttp;
  private final @Nullable ProxyAddress forHttps;
  private final List<String> exempt;

  private ProxyRules(HostTables hosts, List<String> given, Map<String, String> environment) {
    this.hosts = hosts;
    this.environment = environment;
    given.forEach(text -> this.given.add(address(text)));
    ProxyAddress forAll = variable("all_proxy", "ALL_PROXY");
    ProxyAddress http = variable("http_proxy");
    ProxyAddress https = variable("https_proxy", "HTTPS_PROXY");
    forHttp = http == null ? forAll : http;
    forHttps = https == null ? forAll : https;
    String none = environment.getOrDefault("no_proxy", environment.getOrDefault("NO_PROXY", ""));
    exempt = List.of(none.toLowerCase(Locale.ROOT).split("[,\\s]+", -1));
  }

  /** The rules of a configuration, which are no rules where nobody wants a proxy. */
  static ProxyChoice of(HostTables hosts, List<String> given, Map<String, String> environment) {
    ProxyRules rules = new ProxyRules(hosts, given, environment);
    hosts.values(HostKeys.PROXY).forEach(rules::address);
    boolean never =
        hosts.silent(HostKeys.PROXY)
            && rules.given.isEmpty()
            && rules.forHttp == null
            && rules.forHttps == null;
    return never ? ProxyChoice.DIRECT : rules;
  }

  @Override
  public @Nullable ProxyAddress of(Url url) {
    HostKey host = url.hostKey();
    var own = hosts.find(host, HostKeys.PROXY);
    if (own.isPresent()) {
      return address(own.get());
    }
    if (!given.isEmpty()) {
      return given.get(Math.floorMod((host.name().hashCode() * 0x9E3779B9) >>> 8, given.size()));
    }
    return isExempt(host) ? null : url.scheme().equals("https") ? forHttps : forHttp;
  }

  private boolean isExempt(HostKey host) {
    String name = host.name();
    if (name.equals("localhost") || name.equals("[::1]") || name.matches("127(\\.\\d+){3}")) {
      return true;
    }
    for (String entry : exempt) {
      String plain = entry.replaceFirst("^\\*?\\.", "").replaceFirst(":" + host.port() + "$", "");
      boolean meant = name.equals(plain) || name.endsWith("." + plain);
      if (entry.equals("*") || (!plain.isEmpty() && meant)) {
        return true;
      }
    }
    return false;
  }

  private @Nullable ProxyAddress address(String text) {
    if (text.equals(ProxyType.DIRECT)) {
      return null;
    }
    ProxyAddress address = ProxyAddress.parse(text);
    Login login = address.login();
    if (login == null) {
      return address;
    }
    String what = "the password of proxy " + address;
    String password = Secrets.resolved(login.password(), what, "proxy", environment);
    return new ProxyAddress(
        address.kind(), address.host(), address.port(), new Login(login.user(), password));
  }

  private @Nullable ProxyAddress variable(String... names) {
    for (String name : names) {
      String text = environment.getOrDefault(name, "").strip();
      try {
        if (!text.isEmpty()) {
          return ProxyAddress.parse(text);
        }
      } catch (IllegalArgumentException e) {
        throw new ConfigException("environment variable " + name + ": " + e.getMessage(), e);
      }
    }
    return null;
  }
}
