-- image-broken (error): The page shows an image that is not there (known with --assets).
-- fix: Correct the reference or bring the image back.
-- needs: bad_url, inlink
SELECT q.source AS url, q.n || ' broken, such as ' || t.text AS evidence
FROM (
  SELECT i.source, count(DISTINCT b.url) AS n, min(b.url) AS example
  FROM bad_url b CROSS JOIN inlink i ON i.target = b.url AND i.kind IN (21, 22)
  WHERE b.blocked = 0 GROUP BY i.source) q
JOIN url t ON t.id = q.example;

-- image-alt-missing (notice): An image has no alt text; one that is empty on purpose, as for ornaments, counts too.
-- fix: Say in alt what the image shows.
-- needs: link_audit
SELECT l.url AS url, l.no_alt || ' without, such as ' || t.text AS evidence FROM link_audit l JOIN url t ON t.id = l.no_alt_example WHERE l.no_alt > 0;

-- image-alt-long (notice): The alt text of an image has more than 100 characters.
-- fix: Say it shorter, and the rest in the text.
-- needs: link_audit
SELECT l.url AS url, l.long_alt || ' images' AS evidence FROM link_audit l WHERE l.long_alt > 0;

-- image-large (notice): An image has more than 200 KiB (known with --assets).
-- fix: Shrink it, or use a format such as AVIF or WebP.
-- needs: image
SELECT i.url AS url, max(coalesce(b.length, 0), coalesce(f.wire_length, 0)) / 1024 || ' KiB on ' || i.pages || ' pages' AS evidence
FROM image i JOIN crawl_url c ON c.run = :run AND c.url = i.url JOIN fetch f ON f.id = c.fetch AND f.status = 200
LEFT JOIN body b ON b.id = f.body
WHERE max(coalesce(b.length, 0), coalesce(f.wire_length, 0)) > 204800;

-- image-unsized (notice): An image says neither in attributes nor in its style how wide and how high it is, so that the text jumps when it comes.
-- fix: Give it width and height.
-- needs: fragment
-- costly: yes
SELECT m.url AS url, m.unsized || ' such images, as ' || m.unsized_example AS evidence FROM markup_flaw m WHERE m.unsized > 0;
