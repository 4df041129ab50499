-- Where each URL that redirects ends, after how many hops, and whether that is a circle.
-- version: 1
-- needs: redirect_hop
CREATE TABLE redirect_walk (
  url   INTEGER PRIMARY KEY,
  hops  INTEGER NOT NULL,
  loop  INTEGER NOT NULL,
  final INTEGER NOT NULL
) STRICT;
INSERT INTO redirect_walk (url, hops, loop, final)
WITH RECURSIVE walk (start, at, hops, loop) AS (
  SELECT url, target, 1, url = target FROM redirect_hop
  UNION ALL
  SELECT w.start, r.target, w.hops + 1, r.target = w.start
  FROM walk w JOIN redirect_hop r ON r.url = w.at
  WHERE NOT w.loop AND w.hops < 20)
SELECT start, max(hops), max(loop), at FROM walk GROUP BY start;
