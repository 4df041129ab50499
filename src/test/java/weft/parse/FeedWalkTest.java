package weft.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static weft.parse.Parsing.answer;
import static weft.parse.Parsing.paths;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.model.LinkKind;
import weft.model.Page;

/** What feeds link to. */
class FeedWalkTest {
  private static final String RSS =
      """
      <?xml version="1.0"?>
      <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
        xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/">
      <channel><title>News &amp; more</title><language>en-gb</language>
      <link>/</link><atom:link href="/feed.xml" rel="self"/><atom:link href="/feed.xml?p=2" rel="next"/>
      <image><url>/logo.png</url><title>Logo</title><link>/</link></image>
      <itunes:image href="/cover.jpg"/>
      <item><title>One</title><link> /one </link><guid>http://site.test/one?id</guid>
        <comments>/one#c</comments><enclosure url="/one.mp3" length="1" type="audio/mpeg"/>
        <media:content url="/one.jpg"/><description>&lt;a href="/no"&gt;</description></item>
      <item><link><![CDATA[/two?a=1&b=2]]></link><guid isPermaLink="false">http://no.test/</guid></item>
      <item><guid>tag:not-a-link</guid></item>
      </channel></rss>
      """;
  private static final String ATOM =
      """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:base="/blog/" xml:lang="de">
      <title type="html">Blog</title><link href="."/><link rel="self" href="atom.xml"/>
      <link rel="prev" href="?p=1"/>
      <entry><title>One</title><link rel="alternate" href="one"/>
        <link rel="enclosure" href="one.pdf"/><id>http://no.test/1</id>
        <content type="xhtml" src="one.xhtml"/></entry></feed>
      """;

  @Test
  void itemsOfRssLeadToPages() {
    Page page = feed(RSS, "application/rss+xml");
    assertEquals("News & more", page.title());
    assertEquals("en-gb", page.language());
    assertEquals(List.of("/", "/one", "/one?id", "/two?a=1&b=2"), paths(page, LinkKind.FEED));
    assertEquals(
        List.of("/logo.png", "/cover.jpg", "/one.mp3", "/one.jpg"),
        paths(page, LinkKind.ENCLOSURE));
    assertEquals(List.of("/feed.xml?p=2"), paths(page, LinkKind.NEXT));
    assertEquals(List.of("/feed.xml"), paths(page, LinkKind.LINK_ASSET));
    assertNull(page.trouble());
    assertNull(page.needsScripts());
  }

  @Test
  void entriesOfAtomDoToo() {
    Page page = feed(ATOM, "text/xml");
    assertEquals("Blog", page.title());
    assertEquals("de", page.language());
    assertEquals(List.of("/blog/", "/blog/one", "/blog/one.xhtml"), paths(page, LinkKind.FEED));
    assertEquals(List.of("/blog/one.pdf"), paths(page, LinkKind.ENCLOSURE));
    assertEquals(List.of("/blog/?p=1"), paths(page, LinkKind.PREV));
  }

  @Test
  void rdfIsAFeedToo() {
    String rdf =
        "<rdf:RDF"
            + " xmlns:rdf='r'><channel><link>/</link></channel><item><link>/a</link></item></rdf:RDF>";
    assertEquals(List.of("/", "/a"), paths(feed(rdf, "application/rdf+xml"), LinkKind.FEED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<urlset><url><link>/a</link></url></urlset>",
        "<svg xmlns='http://www.w3.org/2000/svg'><link href='/a'/></svg>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x><link>/a</link></x>",
        ""
      })
  void otherXmlIsNoFeed(String xml) {
    assertEquals(List.of(), feed(xml, "application/xml").links());
  }

  @Test
  void aFeedThatIsCutGivesWhatItHas() {
    Page page = feed(RSS.substring(0, RSS.indexOf("<comments>")), "application/xml");
    assertEquals(List.of("/", "/one", "/one?id"), paths(page, LinkKind.FEED));
  }

  private static Page feed(String xml, String type) {
    return answer(xml.getBytes(StandardCharsets.UTF_8), "Content-Type: " + type);
  }
}
