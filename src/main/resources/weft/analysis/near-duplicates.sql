-- Pages whose main texts are alike though their bytes are not: one row a page of each cluster.
-- needs: content, near_duplicate
-- costly: yes
SELECT
  d.cluster AS cluster, -- number of the cluster, 1 for the largest
  u.text AS url, -- a page of it; of those with the same bytes one alone [Address]
  round(d.similarity, 4) AS similarity, -- how alike its text and that of the representative are, 0 to 1
  r.text AS representative, -- the page of the cluster that is nearest to a seed [Closest Near Duplicate Match]
  n.words AS words, -- words of the main text [Word Count]
  p.canonical AS canonical -- the canonical URL that it names [Canonical Link Element 1]
FROM near_duplicate d
JOIN url u ON u.id = d.url
JOIN url r ON r.id = d.representative
JOIN crawl_url c ON c.run = d.run AND c.url = d.url
JOIN fetch f ON f.id = c.fetch
LEFT JOIN content n ON n.body = f.body
LEFT JOIN page p ON p.fetch = f.id
ORDER BY d.cluster, d.url <> d.representative, d.similarity DESC, u.text
