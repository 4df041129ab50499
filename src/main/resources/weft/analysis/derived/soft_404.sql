-- Pages that answer 200 but look like the host's page for what it does not have.
-- version: 1
-- needs: page_fact
CREATE TABLE soft_404 (
  url     INTEGER PRIMARY KEY,
  because TEXT NOT NULL
) STRICT;
INSERT INTO soft_404 (url, because)
WITH
  missing AS (
    SELECT x.host, x.body, p.title
    FROM page_fact x LEFT JOIN page p ON p.fetch = x.fetch
    WHERE x.status IN (404, 410)),
  bodies AS MATERIALIZED (SELECT DISTINCT host, body FROM missing WHERE body IS NOT NULL),
  titles AS MATERIALIZED (SELECT DISTINCT host, title FROM missing WHERE coalesce(title, '') <> ''),
  judged AS (
    SELECT x.url,
      CASE
        WHEN (x.host, x.body) IN (SELECT host, body FROM bodies) THEN 'same body as a page with status 404'
        WHEN (x.host, p.title) IN (SELECT host, title FROM titles) THEN 'same title as a page with status 404'
        WHEN p.title LIKE '404%' OR p.title LIKE '%not found%' OR p.title LIKE '%page missing%'
          OR p.title LIKE '%does not exist%' OR p.title LIKE '%error 404%'
          OR p.title LIKE '%nicht gefunden%' OR p.title LIKE '%introuvable%'
          OR p.title LIKE '%no encontrad%' OR p.title LIKE '%non trovat%' THEN 'title says so'
        WHEN EXISTS (SELECT 1 FROM json_each(p.headings) h WHERE h.value ->> '$[0]' = 1
          AND (h.value ->> '$[1]' LIKE '404%' OR h.value ->> '$[1]' LIKE '%not found%')) THEN 'heading says so'
      END AS because
    FROM page_fact x
    JOIN page p ON p.fetch = x.fetch
    JOIN body b ON b.id = x.body AND b.length > 0
    WHERE x.html = 1 AND x.status = 200)
SELECT url, because FROM judged WHERE because IS NOT NULL;
