-- What the link graph says about each page.
-- needs: graph_metric
-- costly: yes
SELECT
  u.text AS url, -- the page, whatever it answered [Address]
  m.pagerank AS pagerank, -- PageRank, damping 0.85; the ranks of all pages add up to 1 [Link Score]
  m.seed_rank AS seed_rank, -- the same for readers who begin at the seeds and go back to them
  m.hub AS hub, -- hub score (HITS); the scores of all pages add up to 1
  m.authority AS authority, -- authority score (HITS), likewise
  m.in_degree AS in_degree, -- other pages that link to it [Unique Inlinks]
  m.out_degree AS out_degree, -- other pages that it links to [Unique Outlinks]
  m.component AS component, -- strongly connected component: 1 for the largest, and so on
  m.click_depth AS click_depth -- least number of links from a seed, redirects not counted; NULL where none lead there [Crawl Depth]
FROM graph_metric m
JOIN url u ON u.id = m.url
ORDER BY m.pagerank DESC, u.text
