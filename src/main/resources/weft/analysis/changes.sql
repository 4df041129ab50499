-- What differs from earlier runs: pages that are new, changed, gone, or not found any more.
WITH changed AS (
  SELECT url, change, status, title, last_good_at FROM pages WHERE change IN ('new', 'changed', 'gone')
    AND EXISTS (SELECT 1 FROM run WHERE id < :run)
  UNION ALL
  SELECT u.text, 'not found any more', f.status, p.title, strftime('%Y-%m-%dT%H:%M:%fZ', f.at / 1000.0, 'unixepoch')
  FROM crawl_url e
  JOIN url u ON u.id = e.url
  JOIN fetch f ON f.id = e.fetch
  LEFT JOIN page p ON p.fetch = e.fetch
  WHERE e.run = (SELECT max(id) FROM run WHERE id < :run) AND e.state = 1 AND e.pursuit IN (0, 4)
    AND NOT EXISTS (SELECT 1 FROM crawl_url c WHERE c.run = :run AND c.url = e.url))
SELECT
  url AS url, -- the page [Address]
  change AS change, -- new, changed, gone (now an error), not found any more (the run before knew it, nothing leads to it now)
  status AS status, -- HTTP status; of the run before for what is not found any more [Status Code]
  title AS title, -- its title [Title 1]
  last_good_at AS last_good_at -- when it was last answered with status 200; NULL where it never was
FROM changed
ORDER BY change, url
