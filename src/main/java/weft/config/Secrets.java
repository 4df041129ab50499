package weft.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weft.model.Header;

/**
 * Request headers and the secrets in them. A value may refer to the environment, {@code
 * Authorization: Bearer @env:TOKEN}; the reference is what is stored and shown, and it is looked up
 * when a crawl begins or is resumed. A literal value of a header that carries credentials is never
 * stored or shown: {@value #HIDDEN} stands in its place, and resuming asks for it again.
 */
public final class Secrets {
  static final String HIDDEN = "@hidden";
  private static final Pattern REFERENCE = Pattern.compile("@env:([A-Za-z_][A-Za-z0-9_]*)");
  private static final Pattern CREDENTIAL =
      Pattern.compile("authorization|cookie|token|secret|password|api-?key|session");

  private Secrets() {}

  /** Whether a header of that name carries credentials. */
  public static boolean credential(String name) {
    return CREDENTIAL.matcher(name.toLowerCase(Locale.ROOT)).find();
  }

  /** A header line as it may be shown and stored. */
  static String hidden(String line) {
    Header header = header(line);
    boolean literal = !REFERENCE.matcher(header.value()).find();
    return credential(header.name()) && literal ? header.name() + ": " + HIDDEN : line;
  }

  /** What of a header line that may be wrong in any way can be shown: its first word of several. */
  static String headerName(String line) {
    return line.replaceFirst(
        "^(?:([!#$%&'*+.^_`|~0-9A-Za-z-]+)(?=[^!#$%&'*+.^_`|~0-9A-Za-z-]))?.*", "$1…");
  }

  /** A secret as it may be stored and shown: a reference as it is, anything else not at all. */
  static String kept(String secret) {
    return REFERENCE.matcher(secret).matches() ? secret : HIDDEN;
  }

  /** Whether a secret is written out instead of being referred to. */
  static boolean literal(String secret) {
    return !REFERENCE.matcher(secret).matches();
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
              + ", or write @env:VAR in its place, which is stored, and carry the run on with 'weft"
              + " crawl'");
    }
    Matcher reference = REFERENCE.matcher(secret);
    if (!reference.matches()) {
      return secret;
    }
    String value = environment.get(reference.group(1));
    if (value == null) {
      throw new ConfigException(
          what + " refers to environment variable " + reference.group(1) + ", which is not set");
    }
    return value;
  }

  /** The header of a {@code Name: value} line. */
  static Header header(String line) {
    int colon = line.indexOf(':');
    return new Header(line.substring(0, colon), line.substring(colon + 1).strip());
  }

  /** Of some headers those that carry no credentials. */
  static List<Header> open(List<Header> headers) {
    return headers.stream().filter(header -> !credential(header.name())).toList();
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
    Matcher reference = REFERENCE.matcher(header.value());
    String value =
        reference.replaceAll(
            match -> Matcher.quoteReplacement(variable(match.group(1), header, environment)));
    return new Header(header.name(), value);
  }

  private static String variable(String name, Header header, Map<String, String> environment) {
    String value = environment.get(name);
    if (value == null) {
      throw new ConfigException(
          "header "
              + header.name()
              + " refers to environment variable "
              + name
              + ", which is not set");
    }
    if (!value.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      throw new ConfigException(
          "environment variable "
              + name
              + " is not printable ASCII and cannot be sent in header "
              + header.name());
    }
    return value;
  }
}
