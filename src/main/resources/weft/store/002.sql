-- Coming back: what a run knows of a URL from earlier runs.
ALTER TABLE crawl_url ADD COLUMN prior INTEGER REFERENCES fetch;   -- newest good answer of an earlier run
ALTER TABLE crawl_url ADD COLUMN checked INTEGER REFERENCES fetch; -- newest request that found fetch unchanged (304); NULL for fetch itself
ALTER TABLE crawl_url ADD COLUMN change INTEGER; -- against prior: 2 changed, 3 unchanged, 4 not due, 5 gone; NULL where there is none
ALTER TABLE crawl_url ADD COLUMN interval INTEGER; -- milliseconds from one check to the next, adapted
ALTER TABLE fetch ADD COLUMN same_as INTEGER REFERENCES fetch; -- of a 304: the fetch whose body and links still stand
ALTER TABLE crawl_url ADD COLUMN retried INTEGER; -- times that it was queued again after it had failed; NULL for none
ALTER TABLE seed ADD COLUMN depth INTEGER; -- links that are followed from it; NULL for the crawl's limit
-- depth of the seed from which the way leads here: 0, or less for a limit of its own that is greater than the crawl's, more for one that is smaller
ALTER TABLE crawl_url ADD COLUMN start INTEGER NOT NULL DEFAULT 0;
ALTER TABLE crawl_url ADD COLUMN lastmod INTEGER; -- when it had changed by, as a sitemap of the run says; not noted in a first run
CREATE INDEX crawl_url_checked ON crawl_url (run, host) WHERE pursuit = 2;
-- Finds the row of a URL by the seeded 64-bit hash of its text; finds, never decides. The newest rows may be missing: see 'hashed_to'.
CREATE TABLE url_by_hash (
  hash INTEGER NOT NULL,
  url  INTEGER NOT NULL REFERENCES url,
  PRIMARY KEY (hash, url)
) STRICT, WITHOUT ROWID;
INSERT INTO url_by_hash SELECT hash, id FROM url ORDER BY hash, id;
INSERT INTO meta (key, value) SELECT 'hashed_to', coalesce(max(id), 0) FROM url; -- greatest id of a url up to which url_by_hash has all
DROP INDEX url_hash;
ALTER TABLE url DROP COLUMN hash;
-- Tables that analysis has derived and left in the file: valid as long as the basis stands.
CREATE TABLE derived (
  name    TEXT PRIMARY KEY,
  run     INTEGER NOT NULL REFERENCES run, -- the run whose rows it holds
  version INTEGER NOT NULL,      -- of what filled it
  basis   TEXT NOT NULL,         -- stamp of what the run held then
  tables  TEXT NOT NULL,         -- names of its tables, separated by blanks
  made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- What analysis derives from the link graph of a run; empty until it is asked for.
CREATE TABLE graph_metric (
  run INTEGER NOT NULL REFERENCES run, url INTEGER NOT NULL REFERENCES url,
  pagerank REAL NOT NULL, seed_rank REAL NOT NULL, hub REAL NOT NULL, authority REAL NOT NULL,
  in_degree INTEGER NOT NULL, out_degree INTEGER NOT NULL,
  component INTEGER NOT NULL, click_depth INTEGER,
  PRIMARY KEY (run, url)
) STRICT, WITHOUT ROWID;
-- Pages with texts alike, in clusters; empty until it is asked for.
CREATE TABLE near_duplicate (
  run INTEGER NOT NULL REFERENCES run, url INTEGER NOT NULL REFERENCES url,
  cluster INTEGER NOT NULL, similarity REAL NOT NULL,
  representative INTEGER NOT NULL REFERENCES url,
  PRIMARY KEY (run, url)
) STRICT, WITHOUT ROWID;
-- Paragraphs that most pages of a host share; empty until it is asked for.
CREATE TABLE boilerplate_block (
  run INTEGER NOT NULL REFERENCES run, host INTEGER NOT NULL REFERENCES host,
  place INTEGER NOT NULL, text TEXT NOT NULL,
  pages INTEGER NOT NULL, sampled INTEGER NOT NULL,
  example INTEGER NOT NULL REFERENCES url,
  PRIMARY KEY (run, host, place)
) STRICT, WITHOUT ROWID;
DROP INDEX crawl_url_refused;
CREATE INDEX crawl_url_refused ON crawl_url (run, host) WHERE reason IN (10, 11, 12, 20, 22);
-- URL patterns that bring little or nothing new, with the evidence.
CREATE TABLE trap (
  run      INTEGER NOT NULL REFERENCES run,
  host     INTEGER NOT NULL REFERENCES host,
  pattern  TEXT NOT NULL,        -- such as /calendar/{n}/{n}
  fetched  INTEGER NOT NULL,     -- pages of it that were answered
  examined INTEGER NOT NULL,     -- of these, how many were looked at for anything new
  novel    INTEGER NOT NULL,     -- of these, how many brought anything new
  action   INTEGER NOT NULL,     -- 0 watched, 1 slowed, 2 stopped, 3 cleared
  at       INTEGER NOT NULL,     -- when that was decided
  memory   BLOB NOT NULL,        -- what it takes to go on: the latest outcomes, then hashes of texts
  PRIMARY KEY (run, host, pattern)
) STRICT;
-- What code of the user's own said of a page, see --on-page: one row for each fetch that it was asked about.
CREATE TABLE told (
  fetch   INTEGER PRIMARY KEY REFERENCES fetch,
  outcome TEXT NOT NULL,         -- answered, listened, unreadable, slow, ended, not-asked
  links   INTEGER NOT NULL,      -- that it named and that can be used
  took    INTEGER NOT NULL,      -- milliseconds that the page waited
  detail  TEXT                   -- what is wrong; NULL where nothing is
) STRICT;
-- The columns that it gave that page.
CREATE TABLE told_value (
  fetch    INTEGER NOT NULL REFERENCES fetch,
  seq      INTEGER NOT NULL,
  name     TEXT NOT NULL,
  position INTEGER NOT NULL,
  value    TEXT,
  PRIMARY KEY (fetch, seq)
) STRICT, WITHOUT ROWID;
