-- Pages by the folder that they lie in.
-- needs: page_fact, page_shape
SELECT
  g.folder AS folder, -- the URL up to the last slash of its path [Path]
  count(*) AS urls, -- pages
  round(1.0 * count(*) / sum(count(*)) OVER (), 4) AS share, -- of all pages, from 0 to 1 [% of Total]
  sum(f.wire_length) AS bytes, -- bytes of them as received
  sum(x.indexable) AS indexable, -- pages that nothing keeps a search engine from listing [Indexable]
  sum(x.status >= 400) AS errors, -- pages with status 400 or more
  min(u.text) AS example -- one of them [Address]
FROM page_fact x
JOIN page_shape g ON g.url = x.url
JOIN fetch f ON f.id = x.fetch
JOIN url u ON u.id = x.url
GROUP BY 1
ORDER BY 1
