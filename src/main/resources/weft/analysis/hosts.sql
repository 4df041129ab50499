-- Hosts: how much of each is known and fetched, how it is treated and how it answers.
WITH
  counts AS (
    SELECT c.host, count(*) AS urls, sum(c.state = 1) AS done, sum(c.state = 2) AS failed,
      sum(c.state = 3) AS excluded, sum(c.state = 0) AS queued, sum(c.reason IS 13) AS denied,
      sum(f.status >= 400) AS errors, sum(f.wire_length) AS wire, count(f.body) - count(DISTINCT f.body) AS same,
      sum(c.change IN (3, 4)) AS unchanged, max(f.address) AS ip, max(CASE WHEN f.status = 429 THEN f.at END) AS refused_at
    FROM crawl_url c
    LEFT JOIN fetch f ON f.id = c.fetch
    WHERE c.run = :run
    GROUP BY c.host)
SELECT
  h.name AS host, -- host name
  h.port AS port, -- port
  h.domain AS domain, -- registered domain
  c.ip AS ip, -- an address that answered
  c.urls AS urls, -- URLs known
  c.done AS fetched, -- of these answered
  c.failed AS failed, -- of these failed
  c.queued AS queued, -- of these still to be visited
  c.excluded AS excluded, -- of these excluded
  c.denied AS robots_denied, -- of these excluded by robots.txt
  c.wire AS bytes, -- bytes received
  c.same AS duplicates, -- answers whose body another answer of the host had too
  c.unchanged AS not_modified, -- pages that are as an earlier run found them
  round(1.0 * (coalesce(c.errors, 0) + c.failed) / nullif(c.done + c.failed, 0), 4) AS error_rate, -- share of errors and failures among what was asked
  strftime('%Y-%m-%dT%H:%M:%SZ', c.refused_at / 1000, 'unixepoch') AS last_429_at, -- when it last answered 429
  h.delay / 1000.0 AS delay_ms, -- present time between request starts
  h.delay_reason AS delay_reason, -- what determines it
  h.health AS health -- alive, dead (given up for the run), parked (to be asked another day)
FROM counts c
JOIN host h ON h.id = c.host
ORDER BY c.done DESC, c.urls DESC, 1, 2
