-- Where each URL redirects to.
-- version: 1
CREATE TABLE redirect_hop (
  url    INTEGER PRIMARY KEY,
  target INTEGER NOT NULL,
  status INTEGER NOT NULL,
  depth  INTEGER NOT NULL
) STRICT;
CREATE INDEX redirect_hop_target ON redirect_hop (target);
INSERT INTO redirect_hop (url, target, status, depth)
SELECT c.url, min(l.target), f.status, c.depth - c.start
FROM crawl_url c
JOIN fetch f ON f.id = c.fetch AND f.location IS NOT NULL
JOIN link l ON l.id BETWEEN f.first_link AND f.first_link + f.links - 1 AND l.kind = 10
WHERE c.run = :run AND c.state = 1
GROUP BY c.url;
