-- Images that pages show: one row an image.
-- needs: image
SELECT
  u.text AS src, -- the image [Address]
  f.content_type AS content_type, -- media type; NULL where it was not asked for (see --assets) [Content Type]
  coalesce(b.length, f.wire_length) AS size, -- bytes; NULL likewise [Size (Bytes)]
  f.status AS status, -- HTTP status; NULL likewise [Status Code]
  i.pages AS pages, -- pages that show it [IMG Inlinks]
  i.uses AS uses, -- how often they do
  i.missing_alt AS missing_alt, -- of these without a text that stands for it
  i.alt AS alt, -- such a text, where there is one [Alt Text]
  s.text AS example, -- a page that shows it, without such a text if there is one [Source]
  rtrim(iif(f.status >= 400 OR c.state = 2, 'broken, ', '') || iif(i.missing_alt > 0, 'missing alt, ', '')
    || iif(length(i.alt) > 100, 'long alt, ', '') || iif(coalesce(b.length, f.wire_length) > 102400, 'large, ', ''), ', ') AS verdict -- broken, missing alt (an alt that is empty on purpose counts too), long alt (over 100 characters), large (over 100 KiB)
FROM image i
JOIN url u ON u.id = i.url
JOIN url s ON s.id = coalesce(i.without_alt, i.example)
LEFT JOIN crawl_url c ON c.run = :run AND c.url = i.url
LEFT JOIN fetch f ON f.id = c.fetch
LEFT JOIN body b ON b.id = f.body
ORDER BY i.missing_alt DESC, 1
