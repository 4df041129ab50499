package weft.parse;

import java.util.Locale;
import java.util.Optional;
import weft.model.LinkKind;

/**
 * A meta element whose content is a URL, for those who show a link to the page.
 *
 * @param kind Open Graph or Twitter card
 * @param name its property in lower case
 */
record SocialMeta(LinkKind kind, String name) {

  /** What a meta element with that property, or else that name, is; empty where it is no URL. */
  static Optional<SocialMeta> kind(String property, String name) {
    String which = Ascii.strip(property.isEmpty() ? name : property);
    if (which.indexOf(':') < 2) {
      return Optional.empty();
    }
    String lower = which.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "og:url",
          "og:image",
          "og:image:url",
          "og:image:secure_url",
          "og:video",
          "og:video:url",
          "og:video:secure_url",
          "og:audio",
          "og:audio:url",
          "og:audio:secure_url",
          "og:see_also" ->
          Optional.of(new SocialMeta(LinkKind.OPENGRAPH, lower));
      case "twitter:url",
          "twitter:image",
          "twitter:image:src",
          "twitter:image0",
          "twitter:player",
          "twitter:player:stream" ->
          Optional.of(new SocialMeta(LinkKind.TWITTER, lower));
      default -> Optional.empty();
    };
  }
}
