-- Redirects that lead to further redirects, and those that go in a circle: one row a chain, from its first URL.
-- needs: redirect_hop, link_count
WITH RECURSIVE
  walk (start, at, hops, temporary, ids, least, loop, chain, statuses) AS (
    SELECT r.url, r.target, 1, r.status NOT IN (301, 308), '/' || r.url || '/' || r.target || '/',
      min(r.url, r.target), r.url = r.target, u.text || ' -> ' || t.text, CAST(r.status AS TEXT)
    FROM redirect_hop r JOIN url u ON u.id = r.url JOIN url t ON t.id = r.target
    UNION ALL
    SELECT w.start, r.target, w.hops + 1, max(w.temporary, r.status NOT IN (301, 308)),
      w.ids || r.target || '/', min(w.least, r.target), instr(w.ids, '/' || r.target || '/') > 0,
      w.chain || ' -> ' || t.text, w.statuses || ' ' || r.status
    FROM walk w JOIN redirect_hop r ON r.url = w.at JOIN url t ON t.id = r.target
    WHERE NOT w.loop AND w.hops < 20)
SELECT
  u.text AS source, -- the first URL [Source]
  iif(w.loop, 'loop', 'chain') AS type, -- chain, or loop [Chain Type]
  w.hops AS hops, -- number of redirects [Number of Redirects]
  w.loop AS loop, -- 1 where it goes in a circle [Loop]
  w.temporary AS temp_in_chain, -- 1 where one of them is temporary [Temp Redirect in Chain]
  t.text AS final_url, -- where it ends, or closes the circle [Final Address]
  f.status AS final_status, -- HTTP status there; NULL where it was not asked or did not answer [Final Status Code]
  coalesce(i.unique_inlinks, 0) AS unique_inlinks, -- pages that link to the first URL
  w.chain AS chain, -- all of its URLs
  w.statuses AS statuses -- HTTP status of each hop
FROM walk w
JOIN url u ON u.id = w.start
JOIN url t ON t.id = w.at
LEFT JOIN crawl_url c ON c.run = :run AND c.url = w.at
LEFT JOIN fetch f ON f.id = c.fetch
LEFT JOIN url_inlinks i ON i.url = w.start
WHERE (w.loop OR w.hops > 1)
  AND (w.loop OR w.hops = 20 OR NOT EXISTS (SELECT 1 FROM redirect_hop n WHERE n.url = w.at))
  AND (NOT EXISTS (SELECT 1 FROM redirect_hop b WHERE b.target = w.start)
    OR (w.loop AND w.at = w.start AND w.least = w.start))
ORDER BY w.loop DESC, w.hops DESC, 1
