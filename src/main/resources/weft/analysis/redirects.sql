-- URLs that redirect: one row a hop.
-- needs: redirect_hop, link_count
SELECT
  u.text AS url, -- the URL that redirects [Address]
  r.status AS status, -- HTTP status code [Status Code]
  iif(r.status IN (301, 308), 'permanent', 'temporary') AS type, -- permanent (301, 308) or temporary [Redirect Type]
  t.text AS target, -- where it leads [Redirect URL]
  s.name AS target_state, -- queued, done, failed, excluded
  f.status AS target_status, -- HTTP status of the target; NULL where it was not asked or did not answer
  coalesce(i.unique_inlinks, 0) AS unique_inlinks, -- pages that link to it and could link to the target [Inlinks]
  r.depth AS depth -- hops from a seed [Crawl Depth]
FROM redirect_hop r
JOIN url u ON u.id = r.url
JOIN url t ON t.id = r.target
LEFT JOIN crawl_url c ON c.run = :run AND c.url = r.target
LEFT JOIN state s ON s.code = c.state
LEFT JOIN fetch f ON f.id = c.fetch
LEFT JOIN url_inlinks i ON i.url = r.url
ORDER BY 1
