-- Pages whose bodies are the same byte for byte: one row a page of each group.
-- needs: page_fact
WITH same AS (
  SELECT body, count(*) AS copies, min(depth * 100000000000 + url) % 100000000000 AS first
  FROM page_fact
  WHERE status = 200 AND body IS NOT NULL
  GROUP BY body HAVING count(*) > 1)
SELECT
  lower(substr(hex(b.sha256), 1, 16)) AS cluster, -- the beginning of the body's SHA-256, the same within a group [Hash]
  u.text AS url, -- a page with that body [Address]
  s.copies AS copies, -- how many pages have it
  b.length AS size_body, -- bytes of it [Size (Bytes)]
  r.text AS representative, -- the page of the group that is nearest to a seed
  p.canonical AS canonical, -- the canonical URL that it names [Canonical Link Element 1]
  CASE
    WHEN x.url = s.first THEN 'representative'
    WHEN x.why_not = 'canonicalised' THEN 'canonicalised'
    WHEN x.indexable THEN 'duplicate'
    ELSE x.why_not
  END AS verdict -- representative, canonicalised (names another one), noindex, or duplicate
FROM same s
JOIN page_fact x ON x.body = s.body AND x.status = 200
JOIN body b ON b.id = s.body AND b.length > 0
JOIN url u ON u.id = x.url
JOIN url r ON r.id = s.first
LEFT JOIN page p ON p.fetch = x.fetch
ORDER BY s.copies DESC, 1, 2
