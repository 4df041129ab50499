-- Versions of pages in other languages, and whether they agree: one row an annotation.
-- needs: page_fact, head_link
SELECT
  u.text AS url, -- the page [Address]
  h.lang AS hreflang, -- the language that it gives for the target
  t.text AS target, -- the version in that language
  CASE h.kind WHEN 11 THEN 'html' ELSE 'http' END AS source, -- html, or http for a Link header
  tf.status AS target_status, -- HTTP status of the target; NULL where it was not asked or did not answer
  CAST(language_code(h.lang) AS INTEGER) AS valid, -- 1 where hreflang is a language and region that there are, or x-default
  EXISTS (SELECT 1 FROM head_link b WHERE b.source = h.target AND b.kind IN (11, 17) AND b.target = h.source) AS reciprocal, -- 1 where the target names this page too
  EXISTS (SELECT 1 FROM head_link b WHERE b.source = h.source AND b.kind IN (11, 17) AND b.target = h.source) AS self, -- 1 where the page names itself too
  CASE
    WHEN language_code(h.lang) = '0' THEN 'invalid language'
    WHEN EXISTS (SELECT 1 FROM head_link b WHERE b.source = h.source AND b.kind IN (11, 17)
      AND b.lang = h.lang AND b.target <> h.target) THEN 'two targets'
    WHEN tc.state IN (2, 3) OR tf.status >= 400 THEN 'broken target'
    WHEN tf.location IS NOT NULL THEN 'target redirects'
    WHEN tp.why_not IS NOT NULL THEN 'target is ' || tp.why_not
    WHEN NOT EXISTS (SELECT 1 FROM head_link b WHERE b.source = h.target AND b.kind IN (11, 17) AND b.target = h.source) THEN 'no return link'
    WHEN NOT EXISTS (SELECT 1 FROM head_link b WHERE b.source = h.source AND b.kind IN (11, 17) AND b.target = h.source) THEN 'no self reference'
    ELSE 'ok'
  END AS verdict -- ok, invalid language, two targets, broken target, target redirects, target is noindex or canonicalised, no return link, no self reference
FROM head_link h
JOIN page_fact p ON p.url = h.source
JOIN url u ON u.id = h.source
JOIN url t ON t.id = h.target
LEFT JOIN crawl_url tc ON tc.run = :run AND tc.url = h.target
LEFT JOIN fetch tf ON tf.id = tc.fetch
LEFT JOIN page_fact tp ON tp.url = h.target
WHERE h.kind IN (11, 17)
ORDER BY 1, 2, 3
