-- What reports ask of each page again and again.
-- version: 1
CREATE TABLE page_fact (
  url       INTEGER PRIMARY KEY,
  host      INTEGER NOT NULL,
  fetch     INTEGER NOT NULL,
  body      INTEGER,
  status    INTEGER NOT NULL,
  depth     INTEGER NOT NULL,
  html      INTEGER NOT NULL,
  indexable INTEGER NOT NULL,
  why_not   TEXT
) STRICT;
INSERT INTO page_fact (url, host, fetch, body, status, depth, html, indexable, why_not)
SELECT url, host, fetch, body, status, depth, html, why_not IS NULL, why_not
FROM (
  SELECT c.url, c.host, c.fetch, f.body, f.status, c.depth - c.start AS depth, u.text,
    coalesce(f.content_type IN ('text/html', 'application/xhtml+xml'), 0) AS html,
    CASE
      WHEN f.location IS NOT NULL THEN 'redirect'
      WHEN f.status >= 500 THEN 'server-error'
      WHEN f.status >= 400 THEN 'client-error'
      WHEN f.status <> 200 THEN 'status'
      WHEN instr(p.robots, 'noindex') > 0 OR instr(', ' || p.robots || ',', ', none,') > 0 THEN 'noindex'
      WHEN p.canonical <> u.text THEN 'canonicalised'
    END AS why_not
  FROM crawl_url c
  JOIN fetch f ON f.id = c.fetch
  JOIN url u ON u.id = c.url
  LEFT JOIN page p ON p.fetch = c.fetch
  WHERE c.run = :run AND c.state = 1 AND c.pursuit IN (0, 4))
ORDER BY url;
