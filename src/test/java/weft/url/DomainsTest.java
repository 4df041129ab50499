package weft.url;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import weft.Vectors;

class DomainsTest {
  private final Domains domains = new Domains();

  @Test
  void everyVectorOfThePublicSuffixListHasItsDomain() {
    Tally tally = new Tally("psl");
    for (Map<String, Object> vector : Vectors.read("vectors/psl.jsonl")) {
      String input = Vectors.text(vector, "input");
      String domain = domains.registered(input).orElse(null);
      tally.count(Vectors.text(vector, "tier"), input, vector.get("expect"), domain);
    }
    tally.finish();
  }

  @Test
  void theRegisteredDomainOfANameIsOneLabelBelowItsSuffix() {
    assertEquals("example.co.uk", domains.registeredDomain("www.shop.example.co.uk"));
    assertEquals(Optional.of("co.uk"), domains.publicSuffix("www.shop.example.co.uk"));
  }

  @Test
  void sitesOfASharedHosterAreDomainsOfTheirOwn() {
    assertEquals("alice.github.io", domains.registeredDomain("www.alice.github.io"));
  }

  @Test
  void whatHasNoRegisteredDomainStandsForItself() {
    assertEquals("127.0.0.1", domains.registeredDomain("127.0.0.1"));
    assertEquals("[::1]", domains.registeredDomain("[::1]"));
    assertEquals("localhost", domains.registeredDomain("localhost"));
    assertEquals("co.uk", domains.registeredDomain("co.uk"));
  }

  @Test
  void aFinalDotMakesNoOtherDomain() {
    assertEquals("example.org", domains.registeredDomain("www.example.org."));
  }
}
