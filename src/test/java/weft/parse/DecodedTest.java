package weft.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the encoding of a page is found. */
class DecodedTest {

  @Test
  void aByteOrderMarkOutranksEverything() {
    Decoded page = decode("\uFEFF<meta charset=koi8-r>\u00e4", "utf-8", "text/html;charset=gbk");
    assertEquals("UTF-8", page.encoding().name());
    assertEquals("<meta charset=koi8-r>\u00e4", page.text());
  }

  @Test
  void theHeaderOutranksThePage() {
    Decoded page = decode("<meta charset=utf-8>\u0436", "koi8-r", "text/html;charset=KOI8-R");
    assertEquals("<meta charset=utf-8>\u0436", page.text());
  }

  @Test
  void aHeaderThatNamesNoEncodingLeavesItToThePage() {
    Decoded page = decode("<meta charset=koi8-r>\u0436", "koi8-r", "text/html;charset=none");
    assertEquals("KOI8-R", page.encoding().name());
  }

  @Test
  void aLateDeclarationStillCounts() {
    String page = "<!-- " + "x".repeat(3_000) + " --><meta charset=koi8-r>\u0436";
    assertEquals("KOI8-R", decode(page, "koi8-r", "text/html").encoding().name());
  }

  @Test
  void utf8IsRecognisedEvenWhereItIsCutOff() {
    byte[] whole = "Gr\u00fc\u00dfe, \u20ac".getBytes(StandardCharsets.UTF_8);
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 1);
    assertEquals("UTF-8", Decoded.of(cut, MediaType.of("text/html")).encoding().name());
  }

  @Test
  void asciiIsTheDefaultOfTheWeb() {
    assertEquals("windows-1252", decode("plain", "us-ascii", "text/html").encoding().name());
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1251, windows-1251, 'Привет, мир! Это короткий текст на русском языке, вот и всё.'",
    "Shift_JIS, Shift_JIS, これは日本語の短い文章です。文字コードを判定します。",
    "EUC-KR, EUC-KR, 이것은 한국어로 된 짧은 글입니다. 문자 인코딩을 판별합니다.",
    "GBK, gb18030, 这是一个简短的中文文本，用于检测字符编码。",
    "windows-1252, windows-1252, caf\u00e9",
  })
  void undeclaredBytesAreTakenForWhatTheyLookLike(String from, String found, String text) {
    Decoded page = decode("<p>" + text + "</p>", from, "text/html");
    assertEquals(found, page.encoding().name());
    assertEquals("<p>" + text + "</p>", page.text());
  }

  @ParameterizedTest
  @CsvSource({
    "iso-8859-1, windows-1252",
    "' LATIN1 ', windows-1252",
    "us-ascii, windows-1252",
    "gb2312, GBK",
    "ks_c_5601-1987, EUC-KR",
    "unicode, UTF-16LE",
    "sjis, Shift_JIS",
    "iso-8859-9, windows-1254",
    "hz-gb-2312, replacement"
  })
  void labelsMeanWhatTheWebMeansByThem(String label, String name) {
    assertEquals(name, Encoding.of(label).orElseThrow().name());
  }

  @Test
  void aLabelOfNothingNamesNothing() {
    assertTrue(Encoding.of("utf-7").isEmpty());
  }

  @Test
  void anEncodingThatJavaLacksIsReadByTable() {
    byte[] bytes = {'a', (byte) 0x85, (byte) 0xA1, (byte) 0xFF};
    assertEquals("a\u0085\u1E02\u00FF", Encoding.of("iso-8859-14").orElseThrow().decode(bytes, 0));
  }

  @Test
  void everyEncodingDecodesAscii() {
    byte[] ascii = "<a href=x>".getBytes(StandardCharsets.US_ASCII);
    for (String label : java.util.List.of("ibm866", "big5", "gbk", "euc-jp", "macintosh", "l8")) {
      Encoding.of(label)
          .ifPresent(encoding -> assertEquals("<a href=x>", encoding.decode(ascii, 0)));
    }
  }

  private static Decoded decode(String text, String charset, String contentType) {
    return Decoded.of(text.getBytes(Charset.forName(charset)), MediaType.of(contentType));
  }
}
