-- What pages fetched over https need over http, and their forms that send over http.
-- version: 1
CREATE TABLE mixed_content (
  url       INTEGER PRIMARY KEY,
  resources INTEGER NOT NULL,
  forms     INTEGER NOT NULL,
  example   TEXT NOT NULL
) STRICT;
INSERT INTO mixed_content (url, resources, forms, example)
SELECT c.url, sum(l.kind NOT IN (20, 64)), sum(l.kind IN (20, 64)), min(t.text)
FROM crawl_url c
JOIN url s ON s.id = c.url AND s.text LIKE 'https:%'
JOIN fetch f ON f.id = c.fetch
JOIN link l ON l.id BETWEEN f.first_link AND f.first_link + f.links - 1
  AND (l.kind IN :requisites OR l.kind IN (3, 4, 20, 64))
JOIN url t ON t.id = l.target AND t.text LIKE 'http:%'
WHERE c.run = :run AND c.state = 1
GROUP BY c.url;
