package weft.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.model.Content;
import weft.model.StructuredItem;

/** What pages say for machines. */
class StructuredDataTest {
  private final TextExtractor extractor = new TextExtractor(ParseSettings.of("weft"));

  @Test
  void jsonLdIsParsedAndWrittenAgain() {
    StructuredItem item =
        only(
            ld(
                """
                 { "@context": "https://schema.org", "@type" : "Product",
                   "name": "Caf\\u00e9 \\"A\\/B\\"", "offers": {"price": 2.5, "new": true, "x": null} }
                """));
    assertEquals("json-ld", item.format());
    assertEquals("Product", item.type());
    assertEquals(
        "{\"@context\":\"https://schema.org\",\"@type\":\"Product\",\"name\":\"Café \\\"A/B\\\"\","
            + "\"offers\":{\"price\":2.5,\"new\":true,\"x\":null}}",
        item.json());
    assertNull(item.trouble());
  }

  @Test
  void aGraphIsTakenApartAndKeepsItsContext() {
    List<StructuredItem> items =
        items(
            ld(
                "{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":[\"WebPage\","
                    + "\"http://schema.org/FAQPage\"]},{\"@type\":\"Person\",\"name\":\"A\"}]}"));
    assertEquals(
        List.of("WebPage, FAQPage", "Person"), items.stream().map(StructuredItem::type).toList());
    assertEquals(
        "{\"@context\":\"https://schema.org\",\"@type\":\"Person\",\"name\":\"A\"}",
        items.getLast().json());
  }

  @Test
  void aListOfThingsIsSeveralItems() {
    assertEquals(2, items(ld("[{\"@type\":\"A\"},{\"@type\":\"B\"}]")).size());
  }

  @Test
  void marksAroundJsonLdAreNoTrouble() {
    assertNull(only(ld("<!--\n{\"@type\":\"A\"}\n-->")).trouble());
    assertNull(only(ld("//<![CDATA[\n{\"@type\":\"A\"}\n//]]>")).trouble());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          {"a":1,}      | no JSON: unexpected '}' at character 8, line 1
          {'a':1}       | no JSON: unexpected ''' at character 2, line 1
          {"a":1        | no JSON: it ends too early at character 6, line 1
          {a:1}         | no JSON: unexpected 'a' at character 3, line 1
          ^^            | there is nothing in it
          3             | no thing, only a value
          """)
  void brokenJsonLdIsReportedAndKept(String script, String trouble) {
    StructuredItem item = only(ld(script));
    assertEquals(trouble, item.trouble());
    assertEquals(script, item.source());
    assertNull(item.json());
    assertEquals("json-ld", item.format());
  }

  @Test
  void aBrokenScriptCostsOnlyItself() {
    List<StructuredItem> items = items(ld("{") + ld("{\"@type\":\"A\"}"));
    assertEquals(2, items.size());
    assertEquals("A", items.getLast().type());
  }

  @Test
  void nestedBeyondAllReasonIsTroubleToo() {
    StructuredItem item = only(ld("[".repeat(100_000)));
    assertTrue(String.valueOf(item.trouble()).startsWith("no JSON: it is nested too deep"));
    assertEquals(10_000, String.valueOf(item.source()).length());
  }

  @Test
  void microdataBecomesThingsWithinThings() {
    StructuredItem item =
        only(
            """
            <div itemscope itemtype="https://schema.org/Product" itemid="urn:1">
              <h1 itemprop="name">A  <b>lamp</b></h1>
              <img itemprop="image" src=" /lamp.jpg ">
              <a itemprop="url" href="lamp.html">more</a>
              <meta itemprop="sku" content="L1">
              <div itemprop="offers" itemscope itemtype="http://schema.org/Offer">
                <span itemprop="price" content="12.50">12,50 €</span>
                <time itemprop="validFrom" datetime="2026-01-02">today</time>
              </div>
              <i itemprop="color">red</i><i itemprop="color">green</i><i itemprop="color">blue</i>
            </div>
            """);
    assertEquals("microdata", item.format());
    assertEquals("Product", item.type());
    assertEquals(
        "{\"@type\":\"Product\",\"@id\":\"urn:1\",\"name\":\"A lamp\",\"image\":\"/lamp.jpg\","
            + "\"url\":\"lamp.html\",\"sku\":\"L1\",\"offers\":{\"@type\":\"Offer\","
            + "\"price\":\"12.50\",\"validFrom\":\"2026-01-02\"},"
            + "\"color\":[\"red\",\"green\",\"blue\"]}",
        item.json());
  }

  @Test
  void rdfaLiteIsReadLikewise() {
    StructuredItem item =
        only(
            "<p vocab='https://schema.org/' typeof=Person resource='#me'>"
                + "<span property=name>Ada</span> <a property=url href=/ada>x</a></p>");
    assertEquals("rdfa", item.format());
    assertEquals(
        "{\"@type\":\"Person\",\"@id\":\"#me\",\"name\":\"Ada\",\"url\":\"/ada\"}", item.json());
  }

  @Test
  void cardsKeepEveryPropertyAndRepeatedOnesAsLists() {
    List<StructuredItem> items =
        items(
            """
            <meta property="og:type" content="article"><meta property="OG:Title" content="T">
            <meta property="og:image" content="/1.png"><meta property="og:image" content="/2.png">
            <meta name="twitter:card" content="summary"><meta name=description content=d>
            """);
    assertEquals(
        List.of(
            StructuredItem.of(
                "opengraph",
                "article",
                "{\"og:type\":\"article\",\"og:title\":\"T\",\"og:image\":[\"/1.png\",\"/2.png\"]}"),
            StructuredItem.of("twitter", "summary", "{\"twitter:card\":\"summary\"}")),
        items);
  }

  @Test
  void metadataComeFromMetaElements() {
    assertEquals(
        "{\"og_title\":\"T\",\"viewport\":\"width=device-width\",\"generator\":\"Hugo\","
            + "\"author\":\"Ada\",\"published\":\"2026-01-02\"}",
        content(
                """
                <meta property="og:title" content="T"><meta name=generator content=Hugo>
                <meta name=viewport content="width=device-width"><meta name=author content=Ada>
                <meta property="article:published_time" content="2026-01-02">
                """)
            .metadata());
  }

  @Test
  void metadataComeFromJsonLdWhereNoMetaElementHasThem() {
    assertEquals(
        "{\"author\":\"Ada\",\"published\":\"2026-01-02\",\"modified\":\"2026-02-03\"}",
        content(
                ld(
                    "{\"@graph\":[{\"@type\":\"Article\",\"author\":[{\"name\":\"Ada\"}],"
                        + "\"datePublished\":\"2026-01-02\",\"dateModified\":\"2026-02-03\"}]}"))
            .metadata());
  }

  @Test
  void aPageThatSaysNothingHasNothing() {
    assertEquals(List.of(), items("<p>text<template><div itemscope>x</div></template>"));
    assertNull(content("<p>text").metadata());
  }

  @Test
  void thingsWithoutEndAreCut() {
    String deep = "<div itemscope itemprop=a>".repeat(3_000);
    assertTrue(items(deep).size() <= 1_000);
    String wide = "<p itemprop=t>".repeat(400) + "x".repeat(100_000);
    assertTrue(
        String.valueOf(only("<div itemscope>" + wide + "</div>").json()).length() < 4_000_000);
  }

  private static String ld(String json) {
    return "<script type=\"application/ld+json\">" + json + "</script>";
  }

  private StructuredItem only(String html) {
    List<StructuredItem> items = items(html);
    assertEquals(1, items.size(), items::toString);
    return items.getFirst();
  }

  private List<StructuredItem> items(String html) {
    return content(html).structured();
  }

  private Content content(String html) {
    return extractor.content(
        html.getBytes(StandardCharsets.UTF_8), "text/html;charset=utf-8", "http://site.test/");
  }
}
