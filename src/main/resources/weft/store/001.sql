-- Times are integer milliseconds UTC, durations integer microseconds, in tables; views show ISO 8601
-- text and milliseconds. Codes are explained by the tables state, reason, link_kind, link_position, path_type and
-- link_attribute.

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL            -- 'hash_seed': seed of url.hash; 'created_by': version that made the file
) STRICT, WITHOUT ROWID;

CREATE TABLE state     (code INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
CREATE TABLE reason    (code INTEGER PRIMARY KEY, name TEXT NOT NULL, state INTEGER NOT NULL REFERENCES state, meaning TEXT NOT NULL) STRICT;
CREATE TABLE link_position  (code INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
CREATE TABLE path_type      (code INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
CREATE TABLE link_attribute (code INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
CREATE TABLE link_kind (
  code      INTEGER PRIMARY KEY,
  name      TEXT NOT NULL,
  attribute INTEGER REFERENCES link_attribute -- the usual one; NULL where such links stand in none
) STRICT;

CREATE TABLE run (
  id         INTEGER PRIMARY KEY,
  started_at INTEGER NOT NULL,
  ended_at   INTEGER,
  end_reason TEXT,               -- finished, limit, blocked, stopped, failed; NULL while running or after a crash
  config     TEXT NOT NULL,      -- effective configuration, TOML
  pages      INTEGER NOT NULL DEFAULT 0, -- answers stored that were no redirects
  wire_bytes INTEGER NOT NULL DEFAULT 0  -- bytes received in all answers
) STRICT;

CREATE TABLE seed (
  run            INTEGER NOT NULL REFERENCES run,
  url            INTEGER NOT NULL REFERENCES url,
  scheme_guessed INTEGER NOT NULL,
  source         TEXT NOT NULL,  -- 'argument' or FILE:LINE
  scope          TEXT,           -- preset that holds for it; NULL for the crawl's
  PRIMARY KEY (run, url)
) STRICT, WITHOUT ROWID;

CREATE TABLE scope_added (
  run   INTEGER NOT NULL REFERENCES run,
  scope TEXT NOT NULL,           -- PRESET URL
  PRIMARY KEY (run, scope)
) STRICT, WITHOUT ROWID;

CREATE TABLE host (
  id           INTEGER PRIMARY KEY,
  name         TEXT NOT NULL,
  port         INTEGER NOT NULL,
  domain       TEXT NOT NULL,    -- registered domain, or the name where there is none
  delay        INTEGER,          -- present delay between request starts
  delay_reason TEXT,             -- what determines it
  next_at      INTEGER,          -- no request before
  failures     INTEGER NOT NULL DEFAULT 0,
  health       TEXT NOT NULL DEFAULT 'alive',
  UNIQUE (name, port)
) STRICT;
CREATE INDEX host_domain ON host (domain);

CREATE TABLE robots (
  origin     TEXT PRIMARY KEY,
  fetched_at INTEGER NOT NULL,
  status     INTEGER NOT NULL,
  text       TEXT,
  detail     TEXT NOT NULL
) STRICT;

-- Every URL ever seen, once.
CREATE TABLE url (
  id   INTEGER PRIMARY KEY,
  host INTEGER NOT NULL REFERENCES host,
  hash INTEGER NOT NULL,         -- seeded 64-bit hash of text; finds, never decides
  text TEXT NOT NULL
) STRICT;
CREATE INDEX url_hash ON url (hash);

-- What a run knows of a URL.
CREATE TABLE crawl_url (
  run      INTEGER NOT NULL REFERENCES run,
  url      INTEGER NOT NULL REFERENCES url,
  host     INTEGER NOT NULL REFERENCES host,
  state    INTEGER NOT NULL REFERENCES state,
  reason   INTEGER REFERENCES reason,
  rule     TEXT,                 -- what decided, for people
  depth    INTEGER NOT NULL,
  hops     TEXT NOT NULL,        -- hop path, S L E R; at most 100 letters, the seed's and the newest
  followed INTEGER NOT NULL,     -- whether a link that a crawl goes along leads to it
  beyond   INTEGER NOT NULL DEFAULT 0, -- least number of hops beyond the scope; 0 within it
  via      INTEGER REFERENCES url, -- the page it was found on; NULL for seeds
  attempts INTEGER NOT NULL DEFAULT 0,
  fetch    INTEGER REFERENCES fetch, -- the attempt that counts: the newest
  priority INTEGER NOT NULL,     -- among the URLs of its host, the user's; higher ones first
  pursuit  INTEGER NOT NULL DEFAULT 0, -- 0 page, 1 asset, 2 check, 3 sitemap, 4 page and sitemap
  PRIMARY KEY (run, url)
) STRICT, WITHOUT ROWID;
CREATE INDEX crawl_url_queued  ON crawl_url (run, host, priority DESC, depth, url) WHERE state = 0;
CREATE INDEX crawl_url_refused ON crawl_url (run, host) WHERE reason IN (10, 11, 12, 20);

CREATE TABLE body (
  id      INTEGER PRIMARY KEY,
  sha256  BLOB NOT NULL UNIQUE,  -- of the decoded bytes
  length  INTEGER NOT NULL,      -- decoded
  coding  TEXT NOT NULL,         -- of bytes: identity, gzip, br, zstd; none where they were not kept
  bytes   BLOB NOT NULL
) STRICT;

-- One row an attempt.
CREATE TABLE fetch (
  id           INTEGER PRIMARY KEY,
  run          INTEGER NOT NULL REFERENCES run,
  url          INTEGER NOT NULL REFERENCES url,
  at           INTEGER NOT NULL,
  head         INTEGER NOT NULL, -- 1 where only the header was asked for, by HEAD
  status       INTEGER,          -- NULL where no answer came
  reason       INTEGER REFERENCES reason, -- of the failure
  detail       TEXT,
  location     TEXT,             -- Location header of a redirect, unresolved
  protocol     TEXT,
  address      TEXT,
  dns          INTEGER, connect INTEGER, tls INTEGER, first_byte INTEGER, total INTEGER,
  headers      TEXT,             -- as received, one line a field
  content_type TEXT,             -- media type, lower case, without parameters
  wire_length  INTEGER,
  truncated    TEXT,             -- wire, decoded, ratio, damaged; NULL where the body is whole
  body         INTEGER REFERENCES body,
  first_link   INTEGER,          -- its links have the ids first_link .. first_link + links - 1
  links        INTEGER NOT NULL,
  previous     INTEGER REFERENCES fetch -- the attempt before it in the same run
) STRICT;

-- What parsing found; one row for each fetch that was parsed.
CREATE TABLE page (
  fetch       INTEGER PRIMARY KEY REFERENCES fetch,
  charset     TEXT, title TEXT, description TEXT,
  headings    TEXT NOT NULL,     -- JSON array of [level, text]
  canonical   TEXT,
  robots      TEXT NOT NULL,     -- directives, separated by ', '
  base        TEXT, language TEXT,
  needs_js    INTEGER,           -- 1 where it shows next to nothing without scripts; NULL for what is no HTML
  trouble     TEXT               -- why parsing failed or stopped early
) STRICT;

CREATE TABLE link (
  id       INTEGER PRIMARY KEY,
  source   INTEGER NOT NULL REFERENCES url,
  fetch    INTEGER NOT NULL REFERENCES fetch,
  target   INTEGER NOT NULL REFERENCES url,
  kind     INTEGER NOT NULL REFERENCES link_kind,
  nofollow INTEGER NOT NULL,
  place    INTEGER NOT NULL,     -- link_position + 8 * path_type + 64 * link_attribute; 0 for what is not known, and for the kind's usual attribute
  rel      TEXT,                 -- or the property of a meta element, or the key in JSON
  text     TEXT                  -- anchor text, alt text; of kinds 11 and 17 the hreflang
) STRICT;

CREATE TABLE unusable_link (
  fetch   INTEGER NOT NULL REFERENCES fetch,
  seq     INTEGER NOT NULL,
  kind    INTEGER NOT NULL REFERENCES link_kind,
  trouble TEXT NOT NULL,         -- foreign, malformed, too_long
  length  INTEGER NOT NULL,
  prefix  TEXT NOT NULL,         -- first 200 bytes
  hash    INTEGER NOT NULL,
  PRIMARY KEY (fetch, seq)
) STRICT, WITHOUT ROWID;

-- A URL that is crawled as a sitemap; the columns behind source are NULL until it has been read.
CREATE TABLE sitemap (
  run     INTEGER NOT NULL REFERENCES run,
  url     INTEGER NOT NULL REFERENCES url,
  source  TEXT NOT NULL,         -- robots, guess, option, index, redirect
  fetch   INTEGER REFERENCES fetch, -- the attempt that it was read from
  kind    TEXT,                  -- urlset, index, text, rss, atom, html, unknown
  entries INTEGER,               -- URLs or sitemaps that it lists, as far as it was read
  trouble TEXT,                  -- what is wrong with it; NULL where nothing is
  PRIMARY KEY (run, url)
) STRICT, WITHOUT ROWID;

-- What a sitemap says of a URL that it lists, where it says anything.
CREATE TABLE listing (
  link       INTEGER PRIMARY KEY REFERENCES link,
  lastmod    TEXT,               -- a date, or a time in UTC, ISO 8601
  changefreq TEXT,
  priority   REAL
) STRICT;

-- Derived from bodies, at once or later.
CREATE TABLE content (
  body     INTEGER PRIMARY KEY REFERENCES body,
  words    INTEGER,              -- NULL for what has no main text, such as JSON
  text     TEXT,                 -- likewise
  language TEXT,                 -- of the text, BCP 47; NULL where it is too short to tell
  metadata TEXT,                 -- JSON object: og_title, author...
  rules    INTEGER NOT NULL      -- fingerprint of the rules that made its rows in extracted_value; 0 for none
) STRICT;

CREATE TABLE structured (
  body    INTEGER NOT NULL REFERENCES body,
  seq     INTEGER NOT NULL,
  format  TEXT NOT NULL,         -- json-ld, microdata, rdfa, opengraph, twitter
  type    TEXT,
  json    TEXT,                  -- JSON object; NULL where it cannot be read
  source  TEXT,                  -- how what cannot be read begins
  trouble TEXT,                  -- why it cannot be read
  PRIMARY KEY (body, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE extracted_value (
  body     INTEGER NOT NULL REFERENCES body,
  seq      INTEGER NOT NULL,
  name     TEXT NOT NULL,
  position INTEGER NOT NULL,
  value    TEXT,
  trouble  TEXT,                 -- why the rule failed on this body
  PRIMARY KEY (body, seq)
) STRICT, WITHOUT ROWID;

-- Rules that were given after a run, in the place of those in its configuration.
CREATE TABLE later_rules (
  run   INTEGER PRIMARY KEY REFERENCES run,
  rules TEXT NOT NULL            -- one line each: NAME=KIND:EXPRESSION
) STRICT;
