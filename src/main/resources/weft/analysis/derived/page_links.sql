-- How many hyperlinks a page has.
-- version: 1
CREATE TABLE page_links (
  url             INTEGER PRIMARY KEY,
  outlinks        INTEGER NOT NULL,
  unique_outlinks INTEGER NOT NULL,
  external        INTEGER NOT NULL
) STRICT;
INSERT INTO page_links (url, outlinks, unique_outlinks, external)
SELECT c.url, count(*), count(DISTINCT l.target), sum(t.host <> c.host)
FROM crawl_url c
JOIN fetch f ON f.id = c.fetch
JOIN link l ON l.id BETWEEN f.first_link AND f.first_link + f.links - 1 AND l.kind IN :hyperlinks
JOIN url t ON t.id = l.target
WHERE c.run = :run AND c.state = 1
GROUP BY c.url;
