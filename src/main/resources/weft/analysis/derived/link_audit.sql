-- What is counted of the links of each page, with an example of each: the least id of a target.
-- version: 1
CREATE TABLE link_audit (
  url              INTEGER PRIMARY KEY,
  hyperlinks       INTEGER NOT NULL,
  empty            INTEGER NOT NULL,
  empty_example    INTEGER,
  generic          INTEGER NOT NULL,
  generic_example  TEXT,
  nofollow         INTEGER NOT NULL,
  nofollow_example INTEGER,
  no_alt           INTEGER NOT NULL,
  no_alt_example   INTEGER,
  long_alt         INTEGER NOT NULL,
  refresh          INTEGER
) STRICT;
INSERT INTO link_audit (url, hyperlinks, empty, empty_example, generic, generic_example, nofollow,
  nofollow_example, no_alt, no_alt_example, long_alt, refresh)
SELECT url, sum(kind IN :hyperlinks),
  sum(kind IN (1, 2) AND text = ''), min(CASE WHEN kind IN (1, 2) AND text = '' THEN target END),
  sum(generic), min(CASE WHEN generic THEN text END),
  sum(inner_nofollow), min(CASE WHEN inner_nofollow THEN target END),
  sum(kind IN (21, 22) AND text = ''), min(CASE WHEN kind IN (21, 22) AND text = '' THEN target END),
  sum(kind IN (21, 22) AND length(text) > 100),
  min(CASE WHEN kind IN (7, 9) AND target <> url THEN target END)
FROM (
  SELECT c.url, l.target, l.kind, coalesce(l.text, '') AS text,
    l.kind IN (1, 2) AND length(l.text) < 20 AND lower(l.text) IN ('click here', 'click', 'here', 'more',
      'read more', 'learn more', 'link', 'this', 'this page', 'details', 'continue', 'go', 'hier', 'mehr',
      'weiterlesen', 'ici', 'en savoir plus', 'lire la suite', 'aquí', 'leer más', 'qui', 'leggi tutto') AS generic,
    CASE WHEN l.nofollow = 1 AND l.kind IN (1, 2) AND l.rel LIKE '%nofollow%'
      THEN (SELECT host FROM url WHERE id = l.target) = c.host ELSE 0 END AS inner_nofollow
  FROM crawl_url c
  JOIN fetch f ON f.id = c.fetch
  JOIN link l ON l.id BETWEEN f.first_link AND f.first_link + f.links - 1
  WHERE c.run = :run AND c.state = 1 AND c.pursuit IN (0, 4))
GROUP BY url;
