-- URLs that sitemaps list.
-- version: 1
CREATE TABLE listed_url (
  url      INTEGER PRIMARY KEY,
  sitemaps INTEGER NOT NULL
) STRICT;
INSERT INTO listed_url (url, sitemaps)
SELECT l.target, count(DISTINCT m.url)
FROM sitemap m
JOIN fetch f ON f.id = m.fetch
JOIN link l ON l.id BETWEEN f.first_link AND f.first_link + f.links - 1 AND l.kind = 81
WHERE m.run = :run
GROUP BY l.target;
