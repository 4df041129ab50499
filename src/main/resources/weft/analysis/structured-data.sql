-- What pages describe for machines: one row a thing (JSON-LD, Microdata, RDFa, Open Graph, Twitter).
-- needs: page_fact, content
SELECT
  u.text AS url, -- the page [Address]
  d.format AS format, -- json-ld, microdata, rdfa, opengraph, twitter
  d.type AS type, -- type of the thing; NULL where it names none [Type-1]
  d.trouble AS errors, -- why it cannot be read; NULL where it can [Errors]
  CASE
    WHEN d.trouble IS NOT NULL THEN NULL
    WHEN d.type IS NULL AND d.format IN ('json-ld', 'microdata', 'rdfa') THEN 'no type'
    WHEN d.format = 'opengraph' AND (d.json ->> 'og:title' IS NULL OR d.json ->> 'og:image' IS NULL) THEN 'no og:title or no og:image'
  END AS warnings, -- what search engines or networks miss in it; NULL where nothing [Warnings]
  coalesce(d.json, d.source) AS data -- the thing as JSON, or how what cannot be read begins
FROM page_fact x
JOIN structured d ON d.body = x.body
JOIN url u ON u.id = x.url
ORDER BY x.url, d.seq
