-- URLs that answer with an error or not at all, each with the links that lead to it.
-- needs: bad_url, bad_link
SELECT
  u.text AS url, -- the broken URL [Destination]
  b.outcome AS outcome, -- not-found, gone, client-error, server-error, or why no answer came: dns, connect, tls, timeout...
  b.status AS status, -- HTTP status; NULL where no answer came [Status Code]
  b.error AS error, -- why, in more words; NULL where the status says it [Status]
  s.text AS referrer, -- a page that links to it; NULL where none does [Source]
  l.text AS anchor, -- the text of that link, or the alt text of the image [Anchor]
  k.name AS link_kind, -- a, img, redirect, sitemap-url... [Type]
  lp.name AS link_position, -- content, navigation, header, footer... [Link Position]
  b.attempts AS attempts -- requests that were made
FROM bad_url b
JOIN url u ON u.id = b.url
LEFT JOIN bad_link i ON i.url = b.url
LEFT JOIN url s ON s.id = i.source
LEFT JOIN link l ON l.id = i.link
LEFT JOIN link_kind k ON k.code = l.kind
LEFT JOIN link_position lp ON lp.code = l.place & 7
WHERE b.blocked = 0
ORDER BY 1, 5
