-- The links of pages in the order of their targets.
-- version: 1
CREATE TABLE inlink (
  target   INTEGER NOT NULL,
  source   INTEGER NOT NULL,
  link     INTEGER NOT NULL,
  kind     INTEGER NOT NULL,
  nofollow INTEGER NOT NULL,
  PRIMARY KEY (target, source, link)
) STRICT, WITHOUT ROWID;
INSERT INTO inlink (target, source, link, kind, nofollow)
SELECT l.target, c.url, l.id, l.kind, l.nofollow
FROM crawl_url c
JOIN fetch f ON f.id = c.fetch
JOIN link l ON l.id BETWEEN f.first_link AND f.first_link + f.links - 1
WHERE c.run = :run AND c.state = 1
ORDER BY 1, 2, 3;
