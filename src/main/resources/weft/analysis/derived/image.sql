-- Images, and how pages show them.
-- version: 2
CREATE TABLE image (
  url         INTEGER PRIMARY KEY,
  uses        INTEGER NOT NULL,
  pages       INTEGER NOT NULL,
  missing_alt INTEGER NOT NULL,
  alt         TEXT,
  example     INTEGER NOT NULL,
  without_alt INTEGER
) STRICT;
INSERT INTO image (url, uses, pages, missing_alt, alt, example, without_alt)
SELECT l.target, count(*), count(DISTINCT c.url), sum(coalesce(l.text, '') = ''),
  max(l.text), min(c.url), min(CASE WHEN coalesce(l.text, '') = '' THEN c.url END)
FROM crawl_url c
JOIN fetch f ON f.id = c.fetch
JOIN link l ON l.id BETWEEN f.first_link AND f.first_link + f.links - 1 AND l.kind IN (21, 22)
WHERE c.run = :run AND c.state = 1
GROUP BY l.target;
