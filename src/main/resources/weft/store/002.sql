ALTER TABLE seed ADD COLUMN depth INTEGER; -- links that are followed from it; NULL for the crawl's limit
-- depth of the seed from which the way leads here: 0, or less for a limit of its own that is greater than the crawl's, more for one that is smaller
ALTER TABLE crawl_url ADD COLUMN start INTEGER NOT NULL DEFAULT 0;
