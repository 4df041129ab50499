package weft.config;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weft.fetch.Recipients;
import weft.url.Glob;
import weft.url.HostKey;

/**
 * Which hosts are meant: a host name in which {@code *} stands for any characters and {@code ?} for
 * one, with a port or, without one, whatever the port.
 *
 * @param text as it is written
 * @param name what a host's name must look like
 * @param port the port; 0 for any
 */
record HostPattern(String text, Glob name, int port) implements Recipients {
  private static final Pattern FORM =
      Pattern.compile("(\\[[0-9a-f:.]+\\]|[^\\s/:@=\\[\\]]+)(?::(\\d{1,5}))?");

  /** Reads a pattern; Unicode names are turned into what stands in URLs. */
  static HostPattern parse(String text) throws BadValueException {
    Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    int port = form.matches() && form.group(2) != null ? Integer.parseInt(form.group(2)) : 0;
    if (!form.matches() || port > 65535) {
      throw new BadValueException(
          "no host; write a name such as \"www.example.org\", \"*.example.org\" or"
              + " \"localhost:8080\"");
    }
    return new HostPattern(text.strip(), Glob.of(ascii(form.group(1))), port);
  }

  private static String ascii(String name) throws BadValueException {
    try {
      return name.chars().allMatch(c -> c < 0x80) ? name : IDN.toASCII(name);
    } catch (IllegalArgumentException e) {
      throw new BadValueException("no host name: " + e.getMessage());
    }
  }

  /** Whether that host is meant. */
  boolean matches(HostKey host) {
    return (port == 0 || port == host.port()) && name.matches(host.name());
  }

  @Override
  public boolean include(HostKey host) {
    return matches(host);
  }

  @Override
  public boolean portNamed() {
    return port != 0;
  }
}
