-- URLs that a sitemap, a seed list or an earlier run knows, and no page links to.
-- needs: listed_url, link_count, redirect_hop
WITH known (url) AS (
  SELECT url FROM listed_url
  UNION SELECT url FROM seed WHERE run = :run
  UNION SELECT url FROM crawl_url WHERE run < :run AND state = 1 AND pursuit IN (0, 4))
SELECT
  u.text AS url, -- the URL [Address]
  k.url IN (SELECT url FROM listed_url) AS in_sitemap, -- 1 where a sitemap lists it
  EXISTS (SELECT 1 FROM seed d WHERE d.run = :run AND d.url = k.url) AS in_list, -- 1 where it is a seed
  EXISTS (SELECT 1 FROM crawl_url e WHERE e.run IN (SELECT id FROM run WHERE id < :run) AND e.url = k.url) AS previously_seen, -- 1 where an earlier run knew it
  coalesce(i.links, 0) AS links, -- links of other kinds to it, such as images or canonicals
  s.name AS state, -- queued, done, failed, excluded; NULL where this run does not know it
  f.status AS status -- HTTP status; NULL where it was not asked or did not answer [Status Code]
FROM known k
JOIN url u ON u.id = k.url
LEFT JOIN url_inlinks i ON i.url = k.url
LEFT JOIN crawl_url c ON c.run = :run AND c.url = k.url
LEFT JOIN state s ON s.code = c.state
LEFT JOIN fetch f ON f.id = c.fetch
WHERE coalesce(i.unique_inlinks, 0) = 0
  AND NOT EXISTS (SELECT 1 FROM redirect_hop r WHERE r.target = k.url)
ORDER BY 1
