package weft.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pages need JavaScript to show anything. */
class ScriptDependenceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<title>A title does not count as something shown, however long it is, since nobody reads"
            + " it in the page itself and shells have one as well; so here is a very long one that"
            + " has more than two hundred characters in it</title><noscript>You need to enable"
            + " JavaScript to run this app.</noscript><div id=root></div><script"
            + " src=/static/js/main.js></script>",
        "<div id=app></div><script type=module src=/assets/index.js></script>",
        "<div id=__next></div><script src=/_next/main.js></script>",
        "<div id=__nuxt><div class=spinner>Loading…</div></div><script>window.__NUXT__={}</script>",
        "<app-root></app-root><script src=runtime.js type=module></script>",
        "<body ng-app=shop><div ng-view></div></body><script src=angular.js></script>",
        "<body><a href=#main>Skip to content</a><div id=root></div><script src=x.js></script>",
        "<noscript><strong>Bitte aktivieren Sie JavaScript</strong></noscript><script"
            + " src=x></script>",
        "<noscript>Enable JavaScript and cookies to continue</noscript><h1>Just a moment...</h1>"
            + "<script>check()</script>"
      })
  void aShellNeedsThem(String html) {
    assertEquals(true, Parsing.html(html).needsScripts());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<h1>It works!</h1>",
        "<h1>Hello</h1><script src=analytics.js></script>",
        "<p>Short</p><noscript><img src=/pixel.gif></noscript><script src=x.js></script>",
        "<p>Short</p><noscript><iframe"
            + " src=//tags.test/ns.html></iframe></noscript><script>x()</script>",
        "<div id=root></div>",
        "<div id=app></div><script type=application/ld+json>{}</script>",
        "<div id=app><h1>A small page that was rendered on the server</h1></div><script"
            + " src=x></script>",
        "<div id=root><a href=1>One</a></div><script src=x.js></script>",
        "<div id=root></div><a href=1>1</a><a href=2>2</a><a href=3>3</a><script"
            + " src=x.js></script>",
        "<noscript>Without JavaScript this shop looks plainer.</noscript><script"
            + " src=x></script><p>There is plenty to read here all the same, for the page was made"
            + " by people who know that not everybody runs scripts, and that a crawler certainly"
            + " does not. So it has a paragraph that is long enough to count, and it goes on until"
            + " it does. Here it ends, at last.",
        "<frameset><frame src=x></frameset>"
      })
  void anOrdinaryPageDoesNot(String html) {
    assertEquals(false, Parsing.html(html).needsScripts());
  }

  @Test
  void whatIsNoPageIsNotAsked() {
    byte[] json = "{}".getBytes(StandardCharsets.UTF_8);
    assertNull(Parsing.answer(json, "Content-Type: application/json").needsScripts());
  }
}
