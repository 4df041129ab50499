-- The links of pages that lead to URLs without a good answer.
-- version: 1
-- needs: bad_url
CREATE TABLE bad_link (
  url    INTEGER NOT NULL,
  source INTEGER NOT NULL,
  link   INTEGER NOT NULL,
  PRIMARY KEY (url, source, link)
) STRICT, WITHOUT ROWID;
INSERT INTO bad_link (url, source, link)
SELECT l.target, c.url, l.id
FROM crawl_url c
JOIN fetch f ON f.id = c.fetch
JOIN link l ON l.id BETWEEN f.first_link AND f.first_link + f.links - 1
CROSS JOIN bad_url b ON b.url = l.target
WHERE c.run = :run AND c.state = 1 AND EXISTS (SELECT 1 FROM bad_url)
ORDER BY 1, 2, 3;
