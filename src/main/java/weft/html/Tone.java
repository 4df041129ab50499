package weft.html;

import java.util.Locale;

/** What something in a picture or a list means, and so its colour. */
enum Tone {
  PLAIN,
  GOOD,
  NOTICE,
  WARNING,
  ERROR;

  /** The class that the style sheet knows. */
  String style() {
    return "tone-" + name().toLowerCase(Locale.ROOT);
  }

  /** The tone of an HTTP status; of none where no answer came. */
  static Tone of(long status) {
    if (status >= 200 && status < 300) {
      return GOOD;
    }
    if (status >= 300 && status < 400) {
      return NOTICE;
    }
    return status >= 400 && status < 500 ? WARNING : ERROR;
  }
}
