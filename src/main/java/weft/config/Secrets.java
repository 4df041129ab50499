package weft.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import weft.model.Header;

/**
 * Request headers and the secrets in them. A value may refer to the environment or a file, {@code
 * Authorization: Bearer @env:TOKEN}; the {@link SecretReference} is what is stored and shown, and
 * it is looked up when a crawl begins or is resumed. A literal value of a header that carries
 * credentials is never stored or shown: {@value #HIDDEN} stands in its place, and resuming asks for
 * it again.
 */
public final class Secrets {
  static final String HIDDEN = "@hidden";
  private static final Pattern CREDENTIAL =
      Pattern.compile(
          "auth(?!or)|authoriz|cookie|token|secret|passw|api.?key|access.?key|session|credential"
              + "|signature|jwt|bearer");

  private Secrets() {}

  /** Whether a header of that name carries credentials. */
  public static boolean credential(String name) {
    return CREDENTIAL.matcher(name.toLowerCase(Locale.ROOT)).find();
  }

  /** A header line as it may be shown and stored. */
  static String hidden(String line) {
    Header header = header(line);
    boolean literal = !SecretReference.saysAll(header.value());
    return secret(header) && literal ? header.name() + ": " + HIDDEN : line;
  }

  /** What of a header line that may be wrong in any way can be shown: its first word of several. */
  static String headerName(String line) {
    return line.replaceFirst(
        "^(?:([!#$%&'*+.^_`|~0-9A-Za-z-]+)(?=[^!#$%&'*+.^_`|~0-9A-Za-z-]))?.*", "$1…");
  }

  /** A secret as it may be stored and shown: a reference as it is, anything else not at all. */
  static String kept(String secret) {
    return SecretReference.is(secret) ? secret : HIDDEN;
  }

  /** Whether a secret is written out instead of being referred to. */
  static boolean literal(String secret) {
    return !SecretReference.is(secret);
  }

  /**
   * A secret, looked up where it is a reference.
   *
   * @param what it is, for messages
   * @param key where it is configured
   */
  static String resolved(String secret, String what, String key, Map<String, String> environment) {
    if (secret.equals(HIDDEN)) {
      throw new ConfigException(
          what
              + " is not stored; give it again with --"
              + key
              + ", or write @env:VAR or @file:PATH in its place, which is stored, and carry the run"
              + " on with 'weft crawl'");
    }
    return literal(secret)
        ? secret
        : SecretReference.replaced(secret, what, environment, UnaryOperator.identity());
  }

  /** The header of a {@code Name: value} line. */
  static Header header(String line) {
    int colon = line.indexOf(':');
    return new Header(line.substring(0, colon), line.substring(colon + 1).strip());
  }

  /** Of some header lines those whose values anyone may know. */
  static List<String> open(List<String> lines) {
    return lines.stream().filter(line -> !secret(header(line))).toList();
  }

  /** Of some header lines those that are for nobody else: by their name, or for a reference. */
  static List<String> closed(List<String> lines) {
    return lines.stream().filter(line -> secret(header(line))).toList();
  }

  private static boolean secret(Header header) {
    return credential(header.name()) || SecretReference.in(header.value());
  }

  /** The headers to send; of several with one name the last. */
  static List<Header> headers(List<String> lines, Map<String, String> environment) {
    List<Header> headers = new ArrayList<>();
    for (String line : lines) {
      Header header = resolved(header(line), environment);
      headers.removeIf(earlier -> earlier.name().equalsIgnoreCase(header.name()));
      headers.add(header);
    }
    for (Header header : headers) {
      if (header.value().equals(HIDDEN)) {
        throw new ConfigException(
            "the value of header "
                + header.name()
                + " is secret and not stored; give it again with --header '"
                + header.name()
                + ": …' (or @env:VAR in its place, which is stored)");
      }
    }
    return headers;
  }

  private static Header resolved(Header header, Map<String, String> environment) {
    String what = "header " + header.name();
    String value =
        SecretReference.replaced(
            header.value(), what, environment, found -> sendable(found, header));
    return new Header(header.name(), value);
  }

  private static String sendable(String value, Header header) {
    if (!value.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      throw new ConfigException(
          SecretReference.spokenOf(header.value())
              + " is not printable ASCII and cannot be sent in header "
              + header.name());
    }
    return value;
  }
}
