-- The robots.txt of each host, and what it kept the run from.
WITH denied (origin, urls) AS (
  SELECT origin(u.text), count(*)
  FROM crawl_url c JOIN url u ON u.id = c.url
  WHERE c.run = :run AND c.state = 3 AND c.reason = 13
  GROUP BY 1)
SELECT
  b.origin AS origin, -- scheme, host and port [Address]
  strftime('%Y-%m-%dT%H:%M:%SZ', b.fetched_at / 1000, 'unixepoch') AS fetched_at, -- when it was fetched
  b.status AS status, -- HTTP status; 0 where no answer came [Status Code]
  coalesce(CAST(starts(b.text, 'user-agent') AS INTEGER), 0) AS user_agents, -- crawlers that it names, * among them
  coalesce(CAST(starts(b.text, 'disallow') AS INTEGER), 0) AS disallows, -- lines that disallow
  first(b.text, 'crawl-delay') AS crawl_delay, -- the first Crawl-delay, whoever it is for
  coalesce(CAST(starts(b.text, 'sitemap') AS INTEGER), 0) AS sitemaps, -- sitemaps that it names
  coalesce(d.urls, 0) AS urls_blocked, -- URLs of the run that it disallows
  nullif(b.detail, '') AS detail -- redirects, failures, a cut; else NULL
FROM robots b
LEFT JOIN denied d ON d.origin = b.origin
ORDER BY 1
