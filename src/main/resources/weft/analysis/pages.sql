-- Everything about each page: one row a URL that was answered.
-- needs: page_fact, link_count, redirect_hop
WITH alike AS MATERIALIZED (
  SELECT cluster, count(*) - 1 AS others FROM near_duplicate WHERE run = :run GROUP BY cluster)
SELECT
  u.text AS url, -- the URL that was asked for [Address]
  f.content_type AS content_type, -- media type, lower case, without parameters [Content Type]
  f.status AS status, -- HTTP status code [Status Code]
  x.indexable AS indexable, -- 1 where nothing keeps a search engine from listing it [Indexability]
  x.why_not AS indexable_reason, -- redirect, client-error, server-error, status, noindex, canonicalised; else NULL [Indexability Status]
  p.title AS title, -- text of the first title element [Title 1]
  length(p.title) AS title_length, -- its characters [Title 1 Length]
  p.description AS meta_description, -- the first meta description [Meta Description 1]
  length(p.description) AS meta_description_length, -- its characters [Meta Description 1 Length]
  (SELECT json_extract(value, '$[1]') FROM json_each(p.headings)
    WHERE json_extract(value, '$[0]') = 1 LIMIT 1) AS h1, -- text of the first h1 [H1-1]
  p.robots AS meta_robots, -- directives of meta robots and X-Robots-Tag for this crawler [Meta Robots 1]
  header(f.headers, 'x-robots-tag') AS x_robots_tag, -- X-Robots-Tag as received [X-Robots-Tag 1]
  p.canonical AS canonical, -- the canonical URL that it names [Canonical Link Element 1]
  b.length AS size_body, -- bytes after decoding [Size (Bytes)]
  f.wire_length AS size_wire, -- bytes as received [Transferred (Bytes)]
  n.words AS words, -- words of the main text; NULL until content is derived [Word Count]
  round(1.0 * octet_length(n.text) / nullif(b.length, 0), 4) AS text_ratio, -- bytes of the main text for each byte of the page; NULL likewise [Text Ratio]
  x.depth AS depth, -- hops from a seed [Crawl Depth]
  CAST(folder_depth(u.text) AS INTEGER) AS folder_depth, -- folders below the root [Folder Depth]
  coalesce(i.inlinks, 0) AS inlinks, -- hyperlinks that lead to it [Inlinks]
  coalesce(i.unique_inlinks, 0) AS unique_inlinks, -- other pages with such links [Unique Inlinks]
  coalesce(o.outlinks, 0) AS outlinks, -- hyperlinks in it [Outlinks]
  coalesce(o.unique_outlinks, 0) AS unique_outlinks, -- distinct targets of these [Unique Outlinks]
  coalesce(o.external, 0) AS external_outlinks, -- of its hyperlinks those to other hosts [External Outlinks]
  g.pagerank AS pagerank, -- PageRank; NULL until weft graph or a report has worked it out [Link Score]
  lower(hex(b.sha256)) AS body_hash, -- SHA-256 of the decoded body [Hash]
  iif(d.representative <> x.url, v.text, NULL) AS near_dup_of, -- the page that its text is alike, as near-duplicates found last [Closest Near Duplicate Match]
  a.others AS near_dup_count, -- other pages with texts alike; NULL where there are none [No. Near Duplicates]
  f.first_byte / 1000.0 AS ttfb_ms, -- from the request to the first byte of the answer
  round(f.total / 1000000.0, 3) AS response_time, -- seconds for the whole fetch [Response Time]
  header(f.headers, 'last-modified') AS last_modified, -- as the server wrote it [Last Modified]
  header(f.headers, 'etag') AS etag, -- as the server wrote it
  t.text AS redirect_url, -- where it redirects to [Redirect URL]
  CASE WHEN f.location IS NOT NULL THEN iif(f.status IN (301, 308), 'permanent', 'temporary') END AS redirect_type, -- permanent, temporary; else NULL [Redirect Type]
  p.language AS lang, -- lang attribute of the html element [Language]
  f.protocol AS http_version, -- http/1.0, http/1.1, h2 [HTTP Version]
  strftime('%Y-%m-%dT%H:%M:%fZ', f.at / 1000.0, 'unixepoch') AS fetched_at -- when the fetch began [Crawl Timestamp]
FROM page_fact x
JOIN url u ON u.id = x.url
JOIN fetch f ON f.id = x.fetch
LEFT JOIN page p ON p.fetch = x.fetch
LEFT JOIN body b ON b.id = x.body
LEFT JOIN content n ON n.body = x.body
LEFT JOIN redirect_hop r ON r.url = x.url
LEFT JOIN url t ON t.id = r.target
LEFT JOIN url_inlinks i ON i.url = x.url
LEFT JOIN page_links o ON o.url = x.url
LEFT JOIN graph_metric g ON g.run = :run AND g.url = x.url
LEFT JOIN near_duplicate d ON d.run = :run AND d.url = x.url
LEFT JOIN url v ON v.id = d.representative
LEFT JOIN alike a ON a.cluster = d.cluster
ORDER BY x.url
