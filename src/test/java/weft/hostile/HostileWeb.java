package weft.hostile;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Servers on loopback, one for each misbehaviour. */
public final class HostileWeb implements AutoCloseable {
  private static final String HOST = "localhost";

  private final HeldCertificate root =
      new HeldCertificate.Builder().commonName("hostile root").certificateAuthority(0).build();
  private final Map<Door, HandshakeCertificates> certificates = new LinkedHashMap<>();
  private final Map<Misbehaviour, HostileServer> servers = new LinkedHashMap<>();

  private HostileWeb() {
    certificates.put(Door.SECURE, holding(signed(HOST).build()));
    certificates.put(Door.HTTP2, holding(signed(HOST).build()));
    certificates.put(Door.EXPIRED, holding(signed(HOST).validityInterval(0, 86_400_000L).build()));
    certificates.put(Door.WRONG_HOST, holding(signed("other.test").build()));
    certificates.put(
        Door.SELF_SIGNED,
        holding(new HeldCertificate.Builder().addSubjectAlternativeName(HOST).build()));
  }

  /** Serves those whose group and name a pattern is found in. */
  public static HostileWeb start(int size, Pattern which) throws IOException {
    return start(all(size).stream().filter(each -> which.matcher(each.toString()).find()).toList());
  }

  static HostileWeb start(List<Misbehaviour> which) throws IOException {
    HostileWeb web = new HostileWeb();
    for (Misbehaviour each : which) {
      web.servers.put(each, new HostileServer(each, web.socket(each.door()), HOST));
    }
    return web;
  }

  /** Every misbehaviour there is, with huge pages of that many bytes. */
  static List<Misbehaviour> all(int size) {
    return Stream.of(
            Slowness.all(),
            Lengths.all(),
            Codings.all(),
            HeaderTricks.all(),
            Endings.all(),
            Redirections.all(),
            Traps.all(),
            HugePages.all(size),
            Texts.all(),
            Addresses.all(),
            Statuses.all(),
            RobotsFiles.all(),
            Http2Tricks.all(),
            TlsTricks.all(),
            SitemapTricks.all())
        .flatMap(List::stream)
        .toList();
  }

  private HeldCertificate.Builder signed(String host) {
    return new HeldCertificate.Builder().signedBy(root).addSubjectAlternativeName(host);
  }

  private static HandshakeCertificates holding(HeldCertificate certificate) {
    return new HandshakeCertificates.Builder().heldCertificate(certificate).build();
  }

  private ServerSocket socket(Door door) throws IOException {
    InetAddress address = InetAddress.ofLiteral("127.0.0.1");
    HandshakeCertificates held = certificates.get(door);
    if (held == null) {
      return new ServerSocket(0, 50, address);
    }
    SSLServerSocket socket =
        (SSLServerSocket)
            held.sslContext().getServerSocketFactory().createServerSocket(0, 50, address);
    socket.setUseClientMode(false);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {door == Door.HTTP2 ? "h2" : "http/1.1"});
    socket.setSSLParameters(parameters);
    return socket;
  }

  /** The page of every server that a crawl is to begin with. */
  public List<String> seeds() {
    return servers.values().stream().map(server -> server.origin() + "/").toList();
  }

  /** The server of a misbehaviour: scheme, host and port. */
  String origin(Misbehaviour misbehaviour) {
    HostileServer server = servers.get(misbehaviour);
    if (server == null) {
      throw new IllegalArgumentException(misbehaviour.toString());
    }
    return server.origin();
  }

  /** Writes the certificate that the servers' own are to be verified with. */
  public Path certificate(Path folder) throws IOException {
    return Files.writeString(folder.resolve("root.pem"), root.certificatePem());
  }

  /** What is served here. */
  List<Misbehaviour> misbehaviours() {
    return List.copyOf(servers.keySet());
  }

  @Override
  public void close() throws IOException {
    for (HostileServer server : servers.values()) {
      server.close();
    }
  }
}
