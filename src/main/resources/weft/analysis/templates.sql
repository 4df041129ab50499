-- Pages by the pattern that their URLs follow.
-- needs: page_fact, page_shape
SELECT
  g.template AS template, -- the URL with {n} for a number, {date}, {id}, {name} for the name of a file, and only names of parameters
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
ORDER BY 2 DESC, 1
