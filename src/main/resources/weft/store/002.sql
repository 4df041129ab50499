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
-- Tables that analysis has derived and left in the file: valid as long as the basis stands.
CREATE TABLE derived (
  name    TEXT PRIMARY KEY,
  run     INTEGER NOT NULL REFERENCES run, -- the run whose rows it holds
  version INTEGER NOT NULL,      -- of what filled it
  basis   TEXT NOT NULL,         -- stamp of what the run held then
  tables  TEXT NOT NULL,         -- names of its tables, separated by blanks
  made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
