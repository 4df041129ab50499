package weft.hostile;

/** What a misbehaviour is about. */
enum Group {
  TIME,
  LENGTH,
  CODING,
  HEADER,
  CONNECTION,
  REDIRECT,
  TRAP,
  PAGE,
  TEXT,
  URL,
  STATUS,
  ROBOTS,
  COOKIE,
  HTTP2,
  TLS,
  SITEMAP
}
