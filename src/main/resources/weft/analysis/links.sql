-- Every link of every page: one row a link.
SELECT
  k.name AS kind, -- where it stood: a, img, redirect... [Type]
  s.text AS src, -- the page [Source]
  t.text AS dst, -- where it leads [Destination]
  CASE WHEN l.kind NOT IN (11, 17) THEN l.text END AS anchor, -- anchor text, or alt text [Anchor]
  tf.status AS dst_status, -- HTTP status of the target; NULL where it did not answer [Status Code]
  st.name AS dst_state, -- queued, done, failed, excluded [Status]
  1 - l.nofollow AS follow, -- 0 where it says nofollow [Follow]
  l.rel AS rel, -- rel attribute, or the property of a meta element [Rel]
  coalesce(la.name, ka.name) AS attr, -- the attribute it stood in; NULL where it stood in none
  pt.name AS path_type, -- absolute, protocol-relative, root-relative, path-relative [Path Type]
  lp.name AS position -- content, navigation, header, footer, aside, head [Link Position]
FROM crawl_url c
JOIN fetch f ON f.id = c.fetch
JOIN link l ON l.id BETWEEN f.first_link AND f.first_link + f.links - 1
LEFT JOIN url s ON s.id = c.url
LEFT JOIN url t ON t.id = l.target
LEFT JOIN link_kind k ON k.code = l.kind
LEFT JOIN link_position lp ON lp.code = l.place & 7
LEFT JOIN path_type pt ON pt.code = (l.place >> 3) & 7
LEFT JOIN link_attribute la ON la.code = l.place >> 6
LEFT JOIN link_attribute ka ON ka.code = k.attribute
LEFT JOIN crawl_url tc ON tc.run = :run AND tc.url = l.target
LEFT JOIN state st ON st.code = tc.state
LEFT JOIN fetch tf ON tf.id = tc.fetch
WHERE c.run = :run
