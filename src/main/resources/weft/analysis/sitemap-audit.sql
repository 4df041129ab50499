-- What sitemaps list against what was found: one row a listing, and one for each indexable page that none lists.
-- needs: page_fact, listed_url, link_count
SELECT
  u.text AS url, -- the URL [Address]
  m.text AS sitemap, -- the sitemap that lists it; NULL where none does
  a.lastmod AS lastmod, -- when it says that it was changed
  s.name AS state, -- queued, done, failed, excluded
  f.status AS status, -- HTTP status; NULL where it was not asked or did not answer [Status Code]
  p.indexable AS indexable, -- 1 where nothing keeps a search engine from listing it [Indexability]
  pg.canonical AS canonical, -- the canonical URL that it names [Canonical Link Element 1]
  coalesce(i.unique_inlinks, 0) AS unique_inlinks, -- pages that link to it [Unique Inlinks]
  CASE
    WHEN a.sitemap IS NULL THEN 'not listed'
    WHEN c.state = 0 THEN 'not fetched yet'
    WHEN c.state IS NULL OR c.state = 3 THEN coalesce(r.name, 'not crawled')
    WHEN c.state = 2 THEN coalesce(r.name, 'failed')
    WHEN p.why_not IS NOT NULL THEN p.why_not
    WHEN substr(a.lastmod, 1, 10) > strftime('%Y-%m-%d', f.at / 1000, 'unixepoch') THEN 'lastmod in the future'
    WHEN coalesce(i.unique_inlinks, 0) = 0 THEN 'no page links to it'
    ELSE 'ok'
  END AS verdict -- ok, or what is wrong with it
FROM (
  SELECT l.target AS url, x.url AS sitemap, g.lastmod AS lastmod
  FROM sitemap x
  JOIN fetch xf ON xf.id = x.fetch
  JOIN link l ON l.id BETWEEN xf.first_link AND xf.first_link + xf.links - 1 AND l.kind = 81
  LEFT JOIN listing g ON g.link = l.id
  WHERE x.run = :run
  UNION ALL
  SELECT url, NULL, NULL FROM page_fact
  WHERE indexable = 1 AND html = 1 AND EXISTS (SELECT 1 FROM listed_url)
    AND url NOT IN (SELECT url FROM listed_url)) a
JOIN url u ON u.id = a.url
LEFT JOIN url m ON m.id = a.sitemap
LEFT JOIN crawl_url c ON c.run = :run AND c.url = a.url
LEFT JOIN state s ON s.code = c.state
LEFT JOIN reason r ON r.code = c.reason
LEFT JOIN fetch f ON f.id = c.fetch
LEFT JOIN page_fact p ON p.url = a.url
LEFT JOIN page pg ON pg.fetch = c.fetch
LEFT JOIN url_inlinks i ON i.url = a.url
ORDER BY a.sitemap IS NULL, 1
