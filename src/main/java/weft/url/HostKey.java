package weft.url;

/**
 * A host as politeness sees it: a name and a port.
 *
 * @param name the ASCII host name or address in its canonical spelling (IPv6 in brackets)
 * @param port the effective port, 0 to 65535; nobody listens at 0, but a URL may name it
 */
public record HostKey(String name, int port) {

  public HostKey {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("port " + port + " of " + name);
    }
  }

  /** {@code name:port}. */
  @Override
  public String toString() {
    return name + ":" + port;
  }
}
