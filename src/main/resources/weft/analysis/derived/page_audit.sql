-- What is measured of each page of HTML with status 200, for rules to compare.
-- version: 1
-- needs: page_fact
CREATE TABLE page_audit (
  url                INTEGER PRIMARY KEY,
  host               INTEGER NOT NULL,
  fetch              INTEGER NOT NULL,
  body               INTEGER,
  depth              INTEGER NOT NULL,
  indexable          INTEGER NOT NULL,
  https              INTEGER NOT NULL,
  title_length       INTEGER,
  description_length INTEGER,
  h1s                INTEGER NOT NULL,
  h1_length          INTEGER,
  empty_headings     INTEGER NOT NULL,
  skips              INTEGER NOT NULL,
  url_flaws          TEXT NOT NULL,
  gaps               TEXT NOT NULL,
  first_byte         INTEGER,
  total              INTEGER,
  wire               INTEGER,
  length             INTEGER
) STRICT;
INSERT INTO page_audit (url, host, fetch, body, depth, indexable, https, title_length, description_length,
  h1s, h1_length, empty_headings, skips, url_flaws, gaps, first_byte, total, wire, length)
SELECT x.url, x.host, x.fetch, x.body, x.depth, x.indexable, u.text LIKE 'https:%',
  nullif(length(trim(p.title)), 0), nullif(length(trim(p.description)), 0),
  (SELECT count(*) FROM json_each(p.headings) WHERE value ->> '$[0]' = 1),
  (SELECT length(value ->> '$[1]') FROM json_each(p.headings) WHERE value ->> '$[0]' = 1 LIMIT 1),
  (SELECT count(*) FROM json_each(p.headings) WHERE trim(value ->> '$[1]') = ''),
  (SELECT count(*) FROM (
    SELECT value ->> '$[0]' AS level, lag(value ->> '$[0]', 1, 0) OVER (ORDER BY key) AS before
    FROM json_each(p.headings)) WHERE level > before + 1 AND before > 0),
  url_flaws(u.text), header_gaps(coalesce(f.headers, '')), f.first_byte, f.total, f.wire_length, b.length
FROM page_fact x
JOIN url u ON u.id = x.url
JOIN fetch f ON f.id = x.fetch
JOIN page p ON p.fetch = x.fetch
LEFT JOIN body b ON b.id = x.body
WHERE x.html = 1 AND x.status = 200
ORDER BY x.url;
