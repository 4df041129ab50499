-- Pages that name a next or previous one, and whether that one agrees: one row an annotation.
-- needs: page_fact, head_link
SELECT
  u.text AS url, -- the page [Address]
  iif(h.kind IN (12, 18), 'next', 'prev') AS rel, -- next or prev
  t.text AS target, -- the page that it names
  iif(h.kind IN (12, 13), 'html', 'http') AS source, -- html, or http for a Link header
  tf.status AS target_status, -- HTTP status of the target; NULL where it was not asked or did not answer
  EXISTS (SELECT 1 FROM head_link b WHERE b.source = h.target AND b.target = h.source
    AND b.kind IN (12, 13, 18, 19) AND (b.kind IN (12, 18)) <> (h.kind IN (12, 18))) AS reciprocal, -- 1 where the target names this page as the opposite
  EXISTS (SELECT 1 FROM link i WHERE i.id BETWEEN f.first_link AND f.first_link + f.links - 1 AND i.target = h.target AND i.kind IN :hyperlinks) AS linked, -- 1 where a link for readers leads there too
  CASE
    WHEN tc.state IN (2, 3) OR tf.status >= 400 THEN 'broken target'
    WHEN tf.location IS NOT NULL THEN 'target redirects'
    WHEN tp.why_not IS NOT NULL THEN 'target is ' || tp.why_not
    WHEN NOT EXISTS (SELECT 1 FROM head_link b WHERE b.source = h.target AND b.target = h.source
      AND b.kind IN (12, 13, 18, 19) AND (b.kind IN (12, 18)) <> (h.kind IN (12, 18))) THEN 'no return link'
    WHEN NOT EXISTS (SELECT 1 FROM link i WHERE i.id BETWEEN f.first_link AND f.first_link + f.links - 1 AND i.target = h.target AND i.kind IN :hyperlinks) THEN 'unlinked'
    ELSE 'ok'
  END AS verdict -- ok, broken target, target redirects, target is noindex or canonicalised, no return link, unlinked
FROM head_link h
JOIN page_fact p ON p.url = h.source
JOIN fetch f ON f.id = p.fetch
JOIN url u ON u.id = h.source
JOIN url t ON t.id = h.target
LEFT JOIN crawl_url tc ON tc.run = :run AND tc.url = h.target
LEFT JOIN fetch tf ON tf.id = tc.fetch
LEFT JOIN page_fact tp ON tp.url = h.target
WHERE h.kind IN (12, 13, 18, 19)
ORDER BY 1, 2, 3
