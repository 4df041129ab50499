-- Every URL that was not fetched, and why: excluded, failed without an answer, or still queued.
SELECT
  u.text AS url, -- the URL [Address]
  s.name AS state, -- excluded, failed, queued
  coalesce(r.name, s.name) AS reason, -- why, in a word: see States and reasons [Status]
  c.rule AS rule, -- the rule or the error that decided; NULL where the word says it all
  v.text AS referrer, -- the page or sitemap that leads here; NULL for seeds [Source]
  c.depth - c.start AS depth, -- hops from a seed [Crawl Depth]
  c.attempts AS attempts -- requests that were made in vain
FROM crawl_url c
JOIN url u ON u.id = c.url
JOIN state s ON s.code = c.state
LEFT JOIN reason r ON r.code = c.reason
LEFT JOIN url v ON v.id = c.via
LEFT JOIN fetch f ON f.id = c.fetch
WHERE c.run = :run AND (c.state IN (0, 3) OR (c.state = 2 AND f.status IS NULL))
ORDER BY c.state DESC, c.reason, c.url
