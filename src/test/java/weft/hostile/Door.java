package weft.hostile;

/** How a server is to be talked to. */
enum Door {
  /** HTTP in plain text. */
  PLAIN,
  /** HTTP/1.1 over TLS with a certificate that the crawl trusts. */
  SECURE,
  /** HTTP/2 over TLS with a certificate that the crawl trusts. */
  HTTP2,
  /** A certificate signed by itself. */
  SELF_SIGNED,
  /** A certificate that was good until 1970. */
  EXPIRED,
  /** A certificate for another host. */
  WRONG_HOST,
  /** No TLS where TLS is expected. */
  NOT_TLS;

  /** Whether URLs begin with https. */
  boolean secure() {
    return this != PLAIN;
  }
}
