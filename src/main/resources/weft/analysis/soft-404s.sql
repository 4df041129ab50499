-- Pages that answer 200 but look like the host's page for what it does not have.
-- needs: page_fact
WITH
  missing AS (
    SELECT x.host, x.body, p.title
    FROM page_fact x LEFT JOIN page p ON p.fetch = x.fetch
    WHERE x.status IN (404, 410)),
  bodies AS (SELECT DISTINCT host, body FROM missing WHERE body IS NOT NULL),
  titles AS (SELECT DISTINCT host, title FROM missing WHERE coalesce(title, '') <> ''),
  judged AS (
    SELECT x.url, p.title, b.length,
      CASE
        WHEN EXISTS (SELECT 1 FROM bodies m WHERE m.host = x.host AND m.body = x.body) THEN 'same body as a page with status 404'
        WHEN EXISTS (SELECT 1 FROM titles m WHERE m.host = x.host AND m.title = p.title) THEN 'same title as a page with status 404'
        WHEN lower(p.title) LIKE '404%' OR lower(p.title) LIKE '%not found%' OR lower(p.title) LIKE '%page missing%'
          OR lower(p.title) LIKE '%does not exist%' OR lower(p.title) LIKE '%error 404%'
          OR lower(p.title) LIKE '%nicht gefunden%' OR lower(p.title) LIKE '%introuvable%'
          OR lower(p.title) LIKE '%no encontrad%' OR lower(p.title) LIKE '%non trovat%' THEN 'title says so'
        WHEN EXISTS (SELECT 1 FROM json_each(p.headings) h WHERE h.value ->> '$[0]' = 1
          AND (lower(h.value ->> '$[1]') LIKE '404%' OR lower(h.value ->> '$[1]') LIKE '%not found%')) THEN 'heading says so'
      END AS because
    FROM page_fact x
    JOIN page p ON p.fetch = x.fetch
    JOIN body b ON b.id = x.body AND b.length > 0
    WHERE x.html = 1 AND x.status = 200)
SELECT
  u.text AS url, -- the page [Address]
  j.because AS because, -- same body or same title as a page with status 404 or 410 of its host, title says so, heading says so
  j.title AS title, -- its title [Title 1]
  j.length AS size_body -- bytes after decoding [Size (Bytes)]
FROM judged j
JOIN url u ON u.id = j.url
WHERE j.because IS NOT NULL
ORDER BY 2, 1
