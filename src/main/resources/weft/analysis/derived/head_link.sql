-- What pages say of their relation to others: canonical, hreflang, next, prev.
-- version: 1
CREATE TABLE head_link (
  source INTEGER NOT NULL,
  kind   INTEGER NOT NULL,
  target INTEGER NOT NULL,
  link   INTEGER NOT NULL,
  lang   TEXT,
  PRIMARY KEY (source, kind, target, link)
) STRICT, WITHOUT ROWID;
INSERT INTO head_link (source, kind, target, link, lang)
SELECT c.url, l.kind, l.target, l.id, l.text
FROM crawl_url c
JOIN fetch f ON f.id = c.fetch
JOIN link l ON l.id BETWEEN f.first_link AND f.first_link + f.links - 1
  AND l.kind IN (6, 16, 11, 17, 12, 13, 18, 19)
WHERE c.run = :run AND c.state = 1
ORDER BY 1, 2, 3, 4;
