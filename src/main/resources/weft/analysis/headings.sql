-- Headings of pages: one row a page, and what is wrong with their order.
-- needs: page_fact
SELECT
  url AS url, -- the page [Address]
  h1 AS h1, -- text of the first h1 [H1-1]
  length(h1) AS h1_length, -- its characters [H1-1 Length]
  h1_count AS h1_count, -- how many h1 there are
  h2 AS h2, -- text of the first h2 [H2-1]
  h2_count AS h2_count, -- how many h2 there are
  headings AS headings, -- how many headings of all levels
  rtrim(iif(h1_count = 0, 'missing h1, ', '') || iif(h1_count > 1, 'several h1, ', '')
    || iif(length(h1) > 70, 'long h1, ', '') || iif(empty > 0, 'empty, ', '') || iif(skips > 0, 'skipped level, ', ''), ', ') AS verdict -- missing h1, several h1, long h1 (over 70 characters), empty (a heading without text), skipped level (such as h2, then h4)
FROM (
  SELECT u.text AS url,
    (SELECT value ->> '$[1]' FROM json_each(p.headings) WHERE value ->> '$[0]' = 1 LIMIT 1) AS h1,
    (SELECT value ->> '$[1]' FROM json_each(p.headings) WHERE value ->> '$[0]' = 2 LIMIT 1) AS h2,
    (SELECT count(*) FROM json_each(p.headings) WHERE value ->> '$[0]' = 1) AS h1_count,
    (SELECT count(*) FROM json_each(p.headings) WHERE value ->> '$[0]' = 2) AS h2_count,
    json_array_length(p.headings) AS headings,
    (SELECT count(*) FROM json_each(p.headings) WHERE trim(value ->> '$[1]') = '') AS empty,
    (SELECT count(*) FROM (
      SELECT value ->> '$[0]' AS level, lag(value ->> '$[0]', 1, 0) OVER (ORDER BY key) AS before
      FROM json_each(p.headings)) WHERE level > before + 1 AND before > 0) AS skips
  FROM page_fact x
  JOIN url u ON u.id = x.url
  JOIN page p ON p.fetch = x.fetch
  WHERE x.html = 1 AND x.status = 200
  ORDER BY x.url)
