-- Which URL each page calls canonical, and whether that one agrees: one row a page and canonical.
-- needs: page_fact, head_link
SELECT
  u.text AS url, -- the page [Address]
  t.text AS target, -- the canonical URL; NULL where it names none [Canonical Link Element 1]
  CASE h.kind WHEN 6 THEN 'html' WHEN 16 THEN 'http' END AS source, -- html, or http for a Link header
  tf.status AS target_status, -- HTTP status of the target; NULL where it was not asked or did not answer
  h.target = p.url AS self, -- 1 where it names itself
  CASE
    WHEN h.target IS NULL THEN 'missing'
    WHEN (SELECT count(DISTINCT o.target) FROM head_link o WHERE o.source = p.url AND o.kind IN (6, 16)) > 1 THEN 'several'
    WHEN h.target = p.url THEN 'self'
    WHEN tc.state = 3 THEN 'not crawled'
    WHEN tc.state = 2 OR tf.status >= 400 THEN 'broken target'
    WHEN tf.location IS NOT NULL THEN 'target redirects'
    WHEN tp.why_not = 'noindex' THEN 'target is noindex'
    WHEN tp.why_not = 'canonicalised' THEN 'chain'
    WHEN tf.status IS NULL THEN 'not fetched'
    ELSE 'canonicalised'
  END AS verdict -- self, canonicalised, missing, several, chain, broken target, target redirects, target is noindex, not crawled, not fetched
FROM page_fact p
JOIN url u ON u.id = p.url
LEFT JOIN head_link h ON h.source = p.url AND h.kind IN (6, 16)
LEFT JOIN url t ON t.id = h.target
LEFT JOIN crawl_url tc ON tc.run = :run AND tc.url = h.target
LEFT JOIN fetch tf ON tf.id = tc.fetch
LEFT JOIN page_fact tp ON tp.url = h.target
WHERE p.html = 1 AND p.status = 200
ORDER BY 1, 2
