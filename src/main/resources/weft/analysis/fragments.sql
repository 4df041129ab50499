-- Links to a place in a page (#fragment) that the page does not have. Reads every stored page once.
-- needs: fragment
-- costly: yes
SELECT
  s.text AS url, -- the page with the link [Source]
  t.text AS target, -- the page that it leads to, which may be the same [Destination]
  g.fragment AS fragment, -- the place that is missing, as written behind the number sign
  g.anchor AS anchor, -- the text of the link [Anchor]
  g.source = g.target AS same_page -- 1 where it is a link within the page
FROM fragment g
JOIN url s ON s.id = g.source
JOIN url t ON t.id = g.target
WHERE g.missing = 1
ORDER BY 1, 2, 3
