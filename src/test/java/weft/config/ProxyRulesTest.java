package weft.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.fetch.Login;
import weft.fetch.ProxyChoice;
import weft.url.Url;

class ProxyRulesTest {
  private static final HostTables NO_TABLES = new HostTables(List.of());

  private static @Nullable String asked(ProxyChoice choice, String url) {
    var proxy = choice.of(Url.ofCanonical(url));
    return proxy == null ? null : proxy.toString();
  }

  @Test
  void theEnvironmentCountsWhereNoProxyIsGiven() {
    Map<String, String> environment =
        Map.of(
            "http_proxy", "http://p.test:3128",
            "HTTPS_PROXY", "q.test:8080",
            "no_proxy", "internal.test, .lan.test,x.test:8443");
    ProxyChoice choice = ProxyRules.of(NO_TABLES, List.of(), environment);
    assertEquals("http://p.test:3128", asked(choice, "http://a.test/"));
    assertEquals("http://q.test:8080", asked(choice, "https://a.test/"));
    assertNull(asked(choice, "http://internal.test/"));
    assertNull(asked(choice, "http://deep.internal.test/"));
    assertNull(asked(choice, "https://pc.lan.test/"));
    assertNull(asked(choice, "https://x.test:8443/"));
    assertEquals("http://q.test:8080", asked(choice, "https://x.test/"));
    assertNull(asked(choice, "http://127.0.0.1:9/"));
    ProxyChoice given = ProxyRules.of(NO_TABLES, List.of("socks5://s.test"), environment);
    assertEquals("socks5://s.test:1080", asked(given, "http://internal.test/"));
    assertNull(asked(ProxyRules.of(NO_TABLES, List.of("direct"), environment), "http://a.test/"));
  }

  @Test
  void withoutAnyProxyNothingIsAsked() {
    assertSame(ProxyChoice.DIRECT, ProxyRules.of(NO_TABLES, List.of(), Map.of()));
  }

  @Test
  void severalProxiesShareTheHostsAndAHostKeepsItsOwn() {
    ProxyChoice choice =
        ProxyRules.of(NO_TABLES, List.of("http://a:1", "http://b:1", "http://c:1"), Map.of());
    Set<String> used = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      String proxy = asked(choice, "http://host" + i + ".test/");
      assertEquals(proxy, asked(choice, "http://host" + i + ".test/other?x"));
      used.add(String.valueOf(proxy));
    }
    assertEquals(Set.of("http://a:1", "http://b:1", "http://c:1"), used);
  }

  @Test
  void aPasswordIsLookedUpInTheEnvironment() {
    ProxyChoice choice =
        ProxyRules.of(NO_TABLES, List.of("http://me:@env:PW@p:1"), Map.of("PW", "a%41:@"));
    var proxy = choice.of(Url.ofCanonical("http://a.test/"));
    assertEquals(new Login("me", "a%41:@"), proxy == null ? null : proxy.login());
  }

  @Test
  void aWrongVariableIsNamedWithoutItsValue() {
    Map<String, String> environment = Map.of("http_proxy", "http://me:s3cret@bad host");
    ConfigException e =
        assertThrows(ConfigException.class, () -> ProxyRules.of(NO_TABLES, List.of(), environment));
    assertEquals(
        "environment variable http_proxy: no proxy; write it like http://proxy.example.org:3128",
        e.getMessage());
  }
}
