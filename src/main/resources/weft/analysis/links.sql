-- Every link of every page: one row a link.
SELECT
  kind AS kind, -- where it stood: a, img, redirect... [Type]
  src AS src, -- the page [Source]
  dst AS dst, -- where it leads [Destination]
  anchor AS anchor, -- anchor text, or alt text [Anchor]
  dst_status AS dst_status, -- HTTP status of the target [Status Code]
  dst_state AS dst_state, -- queued, done, failed, excluded [Status]
  follow AS follow, -- 0 where it says nofollow [Follow]
  rel AS rel, -- rel attribute [Rel]
  attr AS attr, -- the attribute it stood in
  path_type AS path_type, -- absolute, protocol-relative, root-relative, path-relative [Path Type]
  position AS position -- content, navigation, header, footer, aside, head [Link Position]
FROM links
