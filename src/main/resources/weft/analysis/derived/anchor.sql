-- The words by which pages link to a URL.
-- version: 2
CREATE TABLE anchor (
  target  INTEGER NOT NULL,
  text    TEXT NOT NULL,
  links   INTEGER NOT NULL,
  pages   INTEGER NOT NULL,
  example INTEGER NOT NULL
) STRICT;
INSERT INTO anchor (target, text, links, pages, example)
SELECT l.target, coalesce(l.text, ''), count(*), count(DISTINCT c.url), min(c.url)
FROM crawl_url c
JOIN fetch f ON f.id = c.fetch
JOIN link l ON l.id BETWEEN f.first_link AND f.first_link + f.links - 1 AND l.kind IN (1, 2)
WHERE c.run = :run AND c.state = 1
GROUP BY 1, 2;
