package weft.url;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which spellings the user wants to be one URL although the standard tells them apart: names of the
 * same host, and queries that differ in parameters which identify the visitor rather than the
 * resource. Applied to canonical URLs; the outcome is canonical, and applying it twice changes
 * nothing. Immutable.
 */
public final class Rewrites {
  /** Changes nothing. */
  public static final Rewrites NONE = new Rewrites(List.of(), Map.of());

  /** Parameters that advertisers and mailing services add to follow a visitor. */
  public static final List<StrippedParameter> TRACKING =
      Stream.of(
              "utm_*",
              "gclid",
              "gclsrc",
              "dclid",
              "gbraid",
              "wbraid",
              "srsltid",
              "_gl",
              "fbclid",
              "msclkid",
              "yclid",
              "ysclid",
              "_openstat",
              "twclid",
              "ttclid",
              "li_fat_id",
              "igsh",
              "igshid",
              "mc_cid",
              "mc_eid",
              "mkt_tok",
              "_hsenc",
              "_hsmi",
              "vero_id",
              "oly_anon_id",
              "oly_enc_id",
              "wickedid",
              "rb_clickid",
              "s_cid")
          .map(StrippedParameter::everywhere)
          .toList();

  private final List<StrippedParameter> stripped;
  private final Map<String, String> aliases;

  /**
   * Rewrites by these rules.
   *
   * @param aliases host name to the name that stands for it; neither with a port
   */
  public Rewrites(List<StrippedParameter> stripped, Map<String, String> aliases) {
    this.stripped = List.copyOf(stripped);
    this.aliases = Map.copyOf(aliases);
  }

  /** The URL that stands for this one; itself where no rule applies. */
  public Url apply(Url url) {
    Url named = aliases.isEmpty() ? url : renamed(url);
    return stripped.isEmpty() || named.text().indexOf('?') < 0 ? named : strip(named);
  }

  private Url renamed(Url url) {
    String name = aliases.get(url.host());
    if (name == null) {
      return url;
    }
    String rest = url.text().substring(url.scheme().length() + 3 + url.host().length());
    return Url.ofCanonical(url.scheme() + "://" + name + rest);
  }

  private Url strip(Url url) {
    String query = url.query().orElseThrow();
    String host = url.host();
    String kept =
        Stream.of(query.split("&", -1))
            .filter(parameter -> !isStripped(host, parameter))
            .collect(Collectors.joining("&"));
    if (kept.length() == query.length()) {
      return url;
    }
    String start = url.text().substring(0, url.text().length() - query.length() - 1);
    return Url.ofCanonical(kept.isEmpty() ? start : start + "?" + kept);
  }

  private boolean isStripped(String host, String parameter) {
    int equals = parameter.indexOf('=');
    String name = equals < 0 ? parameter : parameter.substring(0, equals);
    for (StrippedParameter rule : stripped) {
      if (rule.name().matches(name) && rule.host().matches(host)) {
        return true;
      }
    }
    return false;
  }
}
