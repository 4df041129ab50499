-- The run in figures: what is known, what was answered, how fast, what is wrong at a glance.
-- needs: page_fact, bad_url
WITH
  states AS (
    SELECT count(*) AS n, sum(state = 0) AS queued, sum(state = 1) AS done, sum(state = 2) AS failed,
      sum(state = 3) AS excluded
    FROM crawl_url WHERE run = :run),
  facts AS (
    SELECT count(*) AS n, sum(p.html) AS html, sum(p.indexable) AS indexable, sum(p.status = 200) AS ok,
      sum(f.location IS NOT NULL) AS redirects, sum(f.wire_length) AS wire, max(p.depth) AS deepest,
      sum(f.first_byte) AS waited
    FROM page_fact p JOIN fetch f ON f.id = p.fetch),
  waits AS (
    SELECT f.first_byte AS t, row_number() OVER (ORDER BY f.first_byte) AS i, count(*) OVER () AS n
    FROM page_fact p JOIN fetch f ON f.id = p.fetch WHERE f.first_byte IS NOT NULL),
  figures (metric, value, share) AS (
    SELECT 'run', id, NULL FROM run WHERE id = :run
    UNION ALL SELECT 'started', strftime('%Y-%m-%dT%H:%M:%SZ', started_at / 1000, 'unixepoch'), NULL FROM run WHERE id = :run
    UNION ALL SELECT 'ended', strftime('%Y-%m-%dT%H:%M:%SZ', ended_at / 1000, 'unixepoch'), NULL FROM run WHERE id = :run
    UNION ALL SELECT 'end reason', coalesce(end_reason, 'unfinished'), NULL FROM run WHERE id = :run
    UNION ALL SELECT 'seeds', count(*), NULL FROM seed WHERE run = :run
    UNION ALL SELECT 'hosts', count(DISTINCT host), NULL FROM crawl_url WHERE run = :run
    UNION ALL SELECT 'URLs known', n, NULL FROM states
    UNION ALL SELECT 'URLs answered', coalesce(done, 0), 1.0 * done / n FROM states
    UNION ALL SELECT 'URLs failed', coalesce(failed, 0), 1.0 * failed / n FROM states
    UNION ALL SELECT 'URLs excluded', coalesce(excluded, 0), 1.0 * excluded / n FROM states
    UNION ALL SELECT * FROM (SELECT 'URLs excluded: ' || r.name, count(*), 1.0 * count(*) / s.n
      FROM crawl_url c JOIN reason r ON r.code = c.reason CROSS JOIN states s
      WHERE c.run = :run AND c.state = 3 GROUP BY c.reason ORDER BY 2 DESC, 1)
    UNION ALL SELECT 'URLs queued', coalesce(queued, 0), 1.0 * queued / n FROM states
    UNION ALL SELECT 'pages', n, NULL FROM facts
    UNION ALL SELECT 'pages with status 200', coalesce(ok, 0), 1.0 * ok / n FROM facts
    UNION ALL SELECT 'pages of HTML', coalesce(html, 0), 1.0 * html / n FROM facts
    UNION ALL SELECT 'pages that may be indexed', coalesce(indexable, 0), 1.0 * indexable / n FROM facts
    UNION ALL SELECT 'redirects', coalesce(redirects, 0), 1.0 * redirects / n FROM facts
    UNION ALL SELECT 'broken URLs', count(*), NULL FROM bad_url WHERE blocked = 0
    UNION ALL SELECT 'blocked URLs', count(*), NULL FROM bad_url WHERE blocked = 1
    UNION ALL SELECT 'depth of the deepest page', deepest, NULL FROM facts
    UNION ALL SELECT 'bytes received', coalesce(wire, 0), NULL FROM facts
    UNION ALL SELECT 'bytes after decoding', coalesce(sum(b.length), 0), NULL
      FROM page_fact p JOIN body b ON b.id = p.body
    UNION ALL SELECT 'pages with the same bytes as another', count(p.body) - count(DISTINCT p.body),
      1.0 * (count(p.body) - count(DISTINCT p.body)) / nullif(count(*), 0)
      FROM page_fact p JOIN body b ON b.id = p.body WHERE b.length > 0 AND p.status = 200
    UNION ALL SELECT 'pages found unchanged', count(*), 1.0 * count(*) / nullif((SELECT n FROM facts), 0)
      FROM crawl_url WHERE run = :run AND change IN (3, 4)
    UNION ALL SELECT 'time to first byte, median, ms', max(t) / 1000.0, NULL FROM waits WHERE i <= (n + 1) / 2
    UNION ALL SELECT 'time to first byte, 95 of 100, ms', max(t) / 1000.0, NULL FROM waits WHERE i <= (n * 95 + 99) / 100
    UNION ALL SELECT 'pages a second', round(r.pages * 1000.0 / nullif(r.ended_at - r.started_at, 0), 1), NULL
      FROM run r WHERE id = :run)
SELECT
  metric AS metric, -- what is counted or measured
  value AS value, -- how much
  round(share, 4) AS share -- of what it is a part of, from 0 to 1; NULL where it is no part
FROM figures
