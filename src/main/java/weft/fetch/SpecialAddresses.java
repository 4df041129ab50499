package weft.fetch;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The addresses that belong to nobody's public server, by the registries of RFC 6890, and those of
 * the metadata services of clouds. An IPv6 address that stands for one of IPv4 is what that one is.
 */
final class SpecialAddresses {
  /** The kind of those where a cloud tells its machines their secrets. */
  static final String METADATA = "a cloud metadata address";

  private static final class Block {
    final byte[] prefix;
    final int bits;
    final String kind;

    Block(byte[] prefix, int bits, String kind) {
      this.prefix = prefix;
      this.bits = bits;
      this.kind = kind;
    }

    boolean holds(byte[] address) {
      if (address.length != prefix.length) {
        return false;
      }
      int whole = bits / 8;
      int rest = bits % 8;
      return Arrays.equals(prefix, 0, whole, address, 0, whole)
          && (rest == 0 || (prefix[whole] ^ address[whole]) >> (8 - rest) == 0);
    }
  }

  private static final List<Block> BLOCKS =
      Stream.of(
              "169.254.169.254/32 a cloud metadata address",
              "168.63.129.16/32 a cloud metadata address",
              "100.100.100.200/32 a cloud metadata address",
              "192.0.0.192/32 a cloud metadata address",
              "fd00:ec2::254/128 a cloud metadata address",
              "fd20:ce::254/128 a cloud metadata address",
              "0.0.0.0/8 an address of this network",
              "10.0.0.0/8 a private address",
              "100.64.0.0/10 a carrier-grade NAT address",
              "127.0.0.0/8 a loopback address",
              "169.254.0.0/16 a link-local address",
              "172.16.0.0/12 a private address",
              "192.0.0.0/24 a reserved address",
              "192.0.2.0/24 a documentation address",
              "192.88.99.0/24 a reserved address",
              "192.168.0.0/16 a private address",
              "198.18.0.0/15 a benchmark address",
              "198.51.100.0/24 a documentation address",
              "203.0.113.0/24 a documentation address",
              "224.0.0.0/4 a multicast address",
              "240.0.0.0/4 a reserved address",
              "::1/128 a loopback address",
              "::/128 an address of this network",
              "64:ff9b:1::/48 a private address",
              "fc00::/7 a private address",
              "fe80::/10 a link-local address",
              "fec0::/10 a private address",
              "ff00::/8 a multicast address",
              "2001:2::/48 a benchmark address",
              "2001:db8::/32 a documentation address",
              "3fff::/20 a documentation address",
              "2001::/23 a reserved address")
          .map(SpecialAddresses::block)
          .toList();

  private static final Block GLOBAL = block("2000::/3 public");
  private static final Block TEREDO = block("2001::/32 Teredo");

  /** Ranges whose addresses have one of IPv4 within, from that byte on. */
  private record Embedding(Block block, int at) {}

  private static final List<Embedding> EMBEDDINGS =
      List.of(
          new Embedding(block("::ffff:0:0:0/96 translated"), 12),
          new Embedding(block("64:ff9b::/96 NAT64"), 12),
          new Embedding(block("2002::/16 6to4"), 2));

  private SpecialAddresses() {}

  /** What kind of special address it is, such as {@code a private address}; empty for none. */
  static Optional<String> kind(InetAddress address) {
    return kind(address.getAddress());
  }

  private static Optional<String> kind(byte[] address) {
    if (address.length == 16 && isMapped(address)) {
      return kind(Arrays.copyOfRange(address, 12, 16));
    }
    if (TEREDO.holds(address)) {
      return kind(Arrays.copyOfRange(address, 4, 8)).or(() -> kind(teredoClient(address)));
    }
    for (Embedding embedding : EMBEDDINGS) {
      if (embedding.block.holds(address)) {
        return kind(Arrays.copyOfRange(address, embedding.at, embedding.at + 4));
      }
    }
    for (Block block : BLOCKS) {
      if (block.holds(address)) {
        return Optional.of(block.kind);
      }
    }
    if (address.length == 16 && !GLOBAL.holds(address)) {
      return Optional.of("a reserved address");
    }
    return isIsatap(address) ? kind(Arrays.copyOfRange(address, 12, 16)) : Optional.empty();
  }

  /** Whether it is {@code ::ffff:a.b.c.d}; the Java library turns most of them into IPv4 itself. */
  private static boolean isMapped(byte[] address) {
    for (int i = 0; i < 10; i++) {
      if (address[i] != 0) {
        return false;
      }
    }
    return address[10] == -1 && address[11] == -1;
  }

  /** Whether the interface is called {@code 5efe:a.b.c.d} (RFC 5214). */
  private static boolean isIsatap(byte[] address) {
    return address.length == 16
        && (address[8] & 0xfd) == 0
        && address[9] == 0
        && address[10] == 0x5e
        && (address[11] & 0xff) == 0xfe;
  }

  /** The client's own address, whose bits are all turned over (RFC 4380). */
  private static byte[] teredoClient(byte[] address) {
    byte[] client = Arrays.copyOfRange(address, 12, 16);
    for (int i = 0; i < client.length; i++) {
      client[i] = (byte) ~client[i];
    }
    return client;
  }

  private static Block block(String text) {
    int slash = text.indexOf('/');
    int space = text.indexOf(' ');
    int bits = Integer.parseInt(text.substring(slash + 1, space));
    return new Block(bytes(text.substring(0, slash)), bits, text.substring(space + 1));
  }

  private static byte[] bytes(String literal) {
    return InetAddress.ofLiteral(literal).getAddress();
  }
}
