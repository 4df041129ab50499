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
