package weft.url;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.util.ICUInputTooLongException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Internationalised domain names as ASCII (UTS 46, non-transitional, with the flags of WHATWG URL,
 * "domain to ASCII": neither hyphens nor lengths are checked, bidi and joiners are).
 */
final class Idna {
  private static final IDNA UTS46 =
      IDNA.getUTS46Instance(
          IDNA.CHECK_BIDI
              | IDNA.CHECK_CONTEXTJ
              | IDNA.NONTRANSITIONAL_TO_ASCII
              | IDNA.NONTRANSITIONAL_TO_UNICODE);

  private static final Set<IDNA.Error> TOLERATED =
      EnumSet.of(
          IDNA.Error.EMPTY_LABEL,
          IDNA.Error.LABEL_TOO_LONG,
          IDNA.Error.DOMAIN_NAME_TOO_LONG,
          IDNA.Error.LEADING_HYPHEN,
          IDNA.Error.TRAILING_HYPHEN,
          IDNA.Error.HYPHEN_3_4);

  private Idna() {}

  /** The ASCII form of a domain name; null where the name is not allowed. */
  static @Nullable String toAscii(String domain) {
    IDNA.Info info = new IDNA.Info();
    try {
      StringBuilder out = UTS46.nameToASCII(domain, new StringBuilder(domain.length() + 8), info);
      return TOLERATED.containsAll(info.getErrors()) ? out.toString() : null;
    } catch (ICUInputTooLongException _) {
      return null; // a label of more than a thousand characters, some of them not ASCII
    }
  }
}
