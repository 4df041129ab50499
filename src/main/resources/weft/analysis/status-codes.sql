-- How pages answered: one row a status, and one a reason for which no answer came.
WITH asked AS (
  SELECT f.status AS status, iif(f.status IS NULL OR c.state = 2, r.name, NULL) AS reason, f.wire_length AS wire, u.text AS url
  FROM crawl_url c
  JOIN url u ON u.id = c.url
  LEFT JOIN fetch f ON f.id = c.fetch
  LEFT JOIN reason r ON r.code = c.reason
  WHERE c.run = :run AND c.state IN (1, 2) AND c.pursuit IN (0, 4))
SELECT
  status AS status, -- HTTP status code; NULL where no answer came [Status Code]
  reason AS reason, -- why the URL failed; NULL where it was answered [Status]
  count(*) AS urls, -- how many pages
  round(1.0 * count(*) / sum(count(*)) OVER (), 4) AS share, -- of all pages that were asked for, from 0 to 1 [% of Total]
  sum(wire) AS bytes, -- bytes of them as received
  min(url) AS example -- one of them [Address]
FROM asked
GROUP BY 1, 2
ORDER BY status IS NULL, status, reason
