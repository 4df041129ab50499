-- URLs that somebody keeps us from (403, 401, 429, 451, challenges), by host: no broken links, but nothing is known of them.
-- needs: bad_url
SELECT
  h.name AS host, -- host name
  h.port AS port, -- its port
  b.outcome AS outcome, -- forbidden (403), unauthorized (401), rate-limited (429), legal-reasons (451), challenge (a page that wants a browser)
  count(*) AS urls, -- URLs answered so
  min(u.text) AS example, -- one of them [Address]
  max(CAST(b.retry_after AS INTEGER)) AS retry_after_max, -- most seconds that Retry-After asked for; NULL where it did not
  (SELECT count(*) FROM crawl_url q WHERE q.run = :run AND q.host = h.id AND q.state = 0) AS urls_pending -- URLs of the host that are still queued
FROM bad_url b
JOIN host h ON h.id = b.host
JOIN url u ON u.id = b.url
WHERE b.blocked = 1
GROUP BY h.id, b.outcome
ORDER BY 4 DESC, 1, 2, 3
