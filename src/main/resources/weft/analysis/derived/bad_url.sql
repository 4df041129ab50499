-- URLs that gave no good answer: broken ones, and those that somebody keeps us from.
-- version: 1
CREATE TABLE bad_url (
  url         INTEGER PRIMARY KEY,
  host        INTEGER NOT NULL,
  blocked     INTEGER NOT NULL,
  outcome     TEXT NOT NULL,
  status      INTEGER,
  error       TEXT,
  attempts    INTEGER NOT NULL,
  retry_after TEXT
) STRICT;
INSERT INTO bad_url (url, host, blocked, outcome, status, error, attempts, retry_after)
SELECT url, host, outcome IN ('challenge', 'rate-limited', 'forbidden', 'unauthorized', 'legal-reasons'),
  outcome, status, error, attempts, retry_after
FROM (
  SELECT c.url, c.host, f.status, c.rule AS error, c.attempts,
    header(f.headers, 'retry-after') AS retry_after,
    CASE
      WHEN f.status IS NULL THEN r.name
      WHEN f.status IN (403, 429, 503) AND (header(f.headers, 'cf-mitigated') IS NOT NULL
        OR header(f.headers, 'x-amzn-waf-action') IS NOT NULL
        OR header(f.headers, 'x-datadome') IS NOT NULL
        OR p.title IN ('Just a moment...', 'Attention Required! | Cloudflare', 'Access denied')) THEN 'challenge'
      WHEN f.status = 429 THEN 'rate-limited'
      WHEN f.status = 403 THEN 'forbidden'
      WHEN f.status IN (401, 407) THEN 'unauthorized'
      WHEN f.status = 451 THEN 'legal-reasons'
      WHEN f.status = 404 THEN 'not-found'
      WHEN f.status = 410 THEN 'gone'
      WHEN f.status >= 500 THEN 'server-error'
      WHEN f.status >= 400 THEN 'client-error'
      ELSE coalesce(r.name, 'status')
    END AS outcome
  FROM crawl_url c
  LEFT JOIN fetch f ON f.id = c.fetch
  LEFT JOIN page p ON p.fetch = c.fetch
  LEFT JOIN reason r ON r.code = c.reason
  WHERE c.run = :run AND (c.state = 2 OR (c.state = 1 AND f.status >= 400))
    AND NOT (c.pursuit = 3 AND EXISTS (
      SELECT 1 FROM sitemap m WHERE m.run = c.run AND m.url = c.url AND m.source = 'guess')))
ORDER BY url;
