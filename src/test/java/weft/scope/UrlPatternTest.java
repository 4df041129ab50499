package weft.scope;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.url.Url;

class UrlPatternTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          /                                  | -                        | /*
          /about.html                        | -                        | /*
          /docs/guide/                       | -                        | /docs/*
          /docs/chapter-12.html              | /docs/chapter-{n}.html   | /docs/*
          /calendar/2026/11                  | /calendar/{n}/{n}        | /calendar/{n}/*
          /calendar/2026/11/                 | /calendar/{n}/{n}/       | /calendar/{n}/*
          /day/2026-11-05                    | /day/{date}              | /day/*
          /day/20261105/x                    | /day/{date}/x            | /day/{date}/*
          /s/0123456789abcdef01/p7           | /s/{id}/p{n}             | /s/{id}/*
          /u/3f2a9c1e-4b1c-4d2e-8a7b-0123456789ab | /u/{id}             | /u/*
          /a;jsessionid=1A2B3C               | /a;{id}                  | /*
          /a/h264/mp3                        | /a/h{n}/mp{n}            | /a/h{n}/*
          /list?page=7                       | /list?page               | /list?*
          /list?b=1&a=2&b=3&x1=4             | /list?a&b&x{n}           | /list?*
          /a/b/a/b                           | -                        | /**/{again}/**
          /en/a/en/b                         | -                        | /**/{again}/**
          /a/a/a                             | -                        | /**/{again}/**
          /1/1/1                             | /{n}/{n}/{n}             | /{n}/{n}/*
          //a//b                             | -                        | //a//*
          """)
  void aPatternLeavesOutWhatVariesInItsKind(String path, String fine, String broad) {
    assertEquals(
        new UrlPattern(fine, broad), UrlPattern.of(Url.ofCanonical("https://a.test" + path)));
  }

  @Test
  void whatIsVeryLongKeepsItsBeginning() {
    String many = "/d".concat(IntStream.range(1, 30).mapToObj(i -> "/d" + i).collect(joining()));
    assertEquals("/d/d{n}/d{n}/d{n}/d{n}/**", broad(many));
    assertEquals("/x/**", broad("/x/" + "y".repeat(400)));
  }

  private static String broad(String path) {
    return UrlPattern.of(Url.ofCanonical("https://a.test" + path)).broad();
  }
}
