package weft.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Which certificates are believed: those that lead to an issuer known to the Java runtime or named
 * in a file of the user's, or, on demand, all. A refusal says in one line what is wrong with the
 * certificate, since it is stored as a finding.
 */
final class Trust extends X509ExtendedTrustManager {
  private final @Nullable X509ExtendedTrustManager issuers;

  private Trust(@Nullable X509ExtendedTrustManager issuers) {
    this.issuers = issuers;
  }

  /** Believes every certificate. */
  static Trust all() {
    return new Trust(null);
  }

  /**
   * Believes the issuers known to the Java runtime and those in a PEM file.
   *
   * @param ca may be absent
   * @throws IllegalArgumentException where the file cannot be used: one line for people
   */
  static Trust verified(@Nullable Path ca) {
    try {
      X509ExtendedTrustManager known = manager(null);
      return new Trust(ca == null ? known : manager(store(known.getAcceptedIssuers(), read(ca))));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the Java runtime has no usable trust store", e);
    }
  }

  /** Whether certificates are looked at. */
  boolean verifies() {
    return issuers != null;
  }

  /** Makes TLS sockets by these rules; all share one session cache. */
  SSLSocketFactory sockets() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {this}, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the Java runtime has no TLS", e);
    }
  }

  private static X509ExtendedTrustManager manager(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager x509) {
        return x509;
      }
    }
    throw new GeneralSecurityException("no X.509 trust manager");
  }

  private static KeyStore store(X509Certificate[] known, Collection<? extends Certificate> added)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int number = 0;
    for (X509Certificate certificate : known) {
      store.setCertificateEntry("known-" + number++, certificate);
    }
    for (Certificate certificate : added) {
      store.setCertificateEntry("added-" + number++, certificate);
    }
    return store;
  }

  private static Collection<? extends Certificate> read(Path ca) {
    String remedy = "; name a PEM file with certificates";
    try (InputStream file = Files.newInputStream(ca)) {
      var certificates = CertificateFactory.getInstance("X.509").generateCertificates(file);
      if (certificates.isEmpty()) {
        throw new IllegalArgumentException("CA file " + ca + " holds no certificate" + remedy);
      }
      return certificates;
    } catch (NoSuchFileException _) {
      throw new IllegalArgumentException("CA file " + ca + " does not exist" + remedy);
    } catch (IOException | CertificateException e) {
      throw new IllegalArgumentException("CA file " + ca + " cannot be read" + remedy, e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    if (issuers == null) {
      return;
    }
    try {
      issuers.checkServerTrusted(chain, type, socket);
    } catch (CertificateException e) {
      throw new CertificateException(fault(chain, e), e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    checkServerTrusted(chain, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    if (issuers != null) {
      issuers.checkServerTrusted(chain, type);
    }
  }

  private static String fault(X509Certificate[] chain, CertificateException e) {
    for (X509Certificate certificate : chain) {
      try {
        certificate.checkValidity();
      } catch (CertificateExpiredException _) {
        return "the certificate expired on " + day(certificate.getNotAfter().toInstant());
      } catch (CertificateNotYetValidException _) {
        return "the certificate is not valid before " + day(certificate.getNotBefore().toInstant());
      }
    }
    X509Certificate last = chain[chain.length - 1];
    if (last.getSubjectX500Principal().equals(last.getIssuerX500Principal())) {
      return chain.length == 1
          ? "the certificate is self-signed"
          : "the certificate chain ends in an unknown root: " + last.getSubjectX500Principal();
    }
    String message = String.valueOf(e.getMessage());
    return message.contains("path")
        ? "the certificate is of an unknown issuer: " + last.getIssuerX500Principal()
        : "the certificate is not accepted: " + message;
  }

  private static String day(Instant instant) {
    return instant.toString().substring(0, 10);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return issuers == null ? new X509Certificate[0] : issuers.getAcceptedIssuers();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw new CertificateException("no server");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("no server");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("no server");
  }
}
