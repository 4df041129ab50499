package weft.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What links are made of: how references are written, kinds, codes. */
class LinkPartsTest {

  @ParameterizedTest
  @CsvSource({
    "http://a.test/,ABSOLUTE",
    "HTTPS:b,ABSOLUTE",
    "web+x:y,ABSOLUTE",
    "//a.test/,PROTOCOL_RELATIVE",
    "\\\\a.test,PROTOCOL_RELATIVE",
    "/a:b,ROOT_RELATIVE",
    "/,ROOT_RELATIVE",
    "a,PATH_RELATIVE",
    "'',PATH_RELATIVE",
    "?a=http://b,PATH_RELATIVE",
    "../a:b,PATH_RELATIVE",
    "1a:b,PATH_RELATIVE",
    ":a,PATH_RELATIVE"
  })
  void aReferenceSpellsOutSoMuch(String reference, PathType type) {
    assertEquals(type, PathType.of(reference));
  }

  @Test
  void noTwoKindsOrAttributesShareACode() {
    Set<Integer> kinds = new HashSet<>();
    for (LinkKind kind : LinkKind.values()) {
      kinds.add(kind.code());
    }
    assertEquals(LinkKind.values().length, kinds.size());
    Set<Integer> attributes = new HashSet<>();
    for (LinkAttribute attribute : LinkAttribute.values()) {
      attributes.add(attribute.code());
    }
    assertEquals(LinkAttribute.values().length, attributes.size());
  }

  /** Asking for one of these could change something, or is nothing that a browser would do. */
  @Test
  void whatIsNeverSentOrOnlyMentionedIsNoRequisiteAndLeadsToNoPage() {
    for (LinkKind kind :
        List.of(
            LinkKind.FORM,
            LinkKind.FORMACTION,
            LinkKind.HX_POST,
            LinkKind.HX_PUT,
            LinkKind.HX_PATCH,
            LinkKind.HX_DELETE,
            LinkKind.PING,
            LinkKind.CITE,
            LinkKind.JSON,
            LinkKind.JSON_LD,
            LinkKind.OPENGRAPH,
            LinkKind.TWITTER,
            LinkKind.ENCLOSURE)) {
      assertFalse(kind.isRequisite() || kind.leadsToPage(), kind.label());
    }
    assertTrue(LinkKind.CSS_URL.isRequisite());
    assertFalse(LinkKind.A.isRequisite());
  }
}
