-- Meta descriptions of pages: one row a description, and how many pages have it.
-- needs: page_fact
SELECT
  value AS description, -- the description; NULL where there is none [Meta Description 1]
  length(value) AS length, -- its characters [Meta Description 1 Length]
  pages AS pages, -- pages of HTML with status 200 that have it [Occurrences]
  indexable AS indexable, -- of these such as a search engine may list
  rtrim(iif(value IS NULL, 'missing, ', '') || iif(value IS NOT NULL AND indexable > 1, 'duplicate, ', '')
    || iif(length(value) > 155, 'long, ', '') || iif(length(value) < 70, 'short, ', ''), ', ') AS verdict, -- missing, duplicate (of pages that may be listed), long (over 155 characters), short (under 70)
  (SELECT text FROM url WHERE id = first) AS example -- the first page with it [Address]
FROM (
  SELECT nullif(trim(p.description), '') AS value, count(*) AS pages, sum(x.indexable) AS indexable,
    min(x.url) AS first
  FROM page_fact x LEFT JOIN page p ON p.fetch = x.fetch
  WHERE x.html = 1 AND x.status = 200
  GROUP BY 1)
ORDER BY pages DESC, description
