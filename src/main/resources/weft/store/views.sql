-- The views are the contract with whoever analyses a crawl; they change only by addition.
-- A view with a column `run` shows the newest run; its twin all_NAME shows every run.
-- Times are ISO 8601 in UTC, durations milliseconds, sizes bytes.
-- Each column stands on a line that ends with AS name, and its meaning.

-- What was answered: one row a page in state done, whatever the status.
CREATE VIEW pages AS
SELECT
  c.run AS run, -- the run
  u.text AS url, -- the URL that was asked for
  f.status AS status, -- HTTP status code
  f.content_type AS content_type, -- media type, lower case, without parameters
  p.title AS title, -- text of the first title element
  p.description AS meta_description, -- the first meta description
  (SELECT json_extract(value, '$[1]') FROM json_each(p.headings)
   WHERE json_extract(value, '$[0]') = 1 LIMIT 1) AS h1, -- text of the first h1
  p.headings AS headings, -- h1 to h6 in document order, a JSON array of [level, text]
  p.canonical AS canonical, -- the canonical URL that the page names
  p.robots AS meta_robots, -- directives of meta robots and X-Robots-Tag for this crawler
  p.language AS lang, -- lang attribute of the html element
  p.charset AS charset, -- the encoding that it was read with
  n.words AS words, -- words of the main text; NULL until content is derived
  c.depth - c.start AS depth, -- least number of hops from a seed; redirects cost none
  c.hops AS hops, -- hop path: S seed, L link, E embed, R redirect, M sitemap, U listed in a sitemap
  v.text AS found_on, -- the page or sitemap that leads here on the shortest way; NULL for seeds
  f.links AS outlinks, -- distinct usable links in it
  f.wire_length AS size_wire, -- bytes of the body as received
  b.length AS size_body, -- bytes of the body after decoding
  lower(hex(b.sha256)) AS body_hash, -- SHA-256 of the decoded body
  f.truncated AS truncated, -- why the body is not whole: wire, decoded, ratio, damaged, skipped; else NULL
  f.first_byte / 1000.0 AS ttfb_ms, -- from the request to the first byte of the answer
  f.total / 1000.0 AS total_ms, -- the whole fetch
  f.protocol AS http_version, -- http/1.0, http/1.1, h2
  f.address AS ip, -- the address that answered
  CASE WHEN instr(lower(char(10) || f.headers), char(10) || 'last-modified:') > 0 THEN
    trim(substr(f.headers, instr(lower(char(10) || f.headers), char(10) || 'last-modified:') + 14,
      instr(substr(f.headers, instr(lower(char(10) || f.headers), char(10) || 'last-modified:') + 14),
        char(10)) - 1)) END AS last_modified, -- Last-Modified as the server wrote it
  CASE WHEN instr(lower(char(10) || f.headers), char(10) || 'etag:') > 0 THEN
    trim(substr(f.headers, instr(lower(char(10) || f.headers), char(10) || 'etag:') + 5,
      instr(substr(f.headers, instr(lower(char(10) || f.headers), char(10) || 'etag:') + 5),
        char(10)) - 1)) END AS etag, -- ETag as the server wrote it
  (SELECT t.text FROM link l JOIN url t ON t.id = l.target
   WHERE l.id BETWEEN f.first_link AND f.first_link + f.links - 1
     AND l.kind = 10 LIMIT 1) AS redirect_url, -- where a redirect leads
  c.attempts AS attempts, -- requests that were made for it
  p.trouble AS parse_trouble, -- why parsing failed, stopped early at a limit, or flattened the page; else NULL
  strftime('%Y-%m-%dT%H:%M:%fZ', f.at / 1000.0, 'unixepoch') AS fetched_at, -- when the fetch began
  p.needs_js AS needs_js, -- 1 where the page shows next to nothing without scripts, 0 where it does; NULL for what is no HTML
  n.language AS language_detected, -- language of the main text, BCP 47; NULL where it is too short to tell, or until content is derived
  CASE c.change WHEN 2 THEN 'changed' WHEN 3 THEN 'unchanged' WHEN 4 THEN 'not-due' WHEN 5 THEN 'gone' ELSE iif(f.status = 200, 'new', coalesce((
    SELECT iif(ef.status IS f.status AND ef.location IS f.location AND ef.body IS f.body, 'unchanged', 'changed')
    FROM run e JOIN crawl_url ec ON ec.run = e.id AND ec.url = c.url AND ec.state = 1
    JOIN fetch ef ON ef.id = ec.fetch
    WHERE e.id < c.run ORDER BY e.id DESC LIMIT 1), 'new')) END AS change, -- against earlier runs: new, changed, unchanged (304 or the same bytes), not-due (not asked for), gone (now an error)
  strftime('%Y-%m-%dT%H:%M:%fZ', coalesce(cf.at, f.at) / 1000.0, 'unixepoch') AS checked_at, -- when it was last asked for; later than fetched_at where the answer was 304
  strftime('%Y-%m-%dT%H:%M:%fZ', iif(f.status = 200, f.at, pf.at) / 1000.0, 'unixepoch') AS last_good_at, -- when the newest answer with status 200 was fetched, in this run or before; NULL where there is none
  (SELECT lower(hex(sha256)) FROM body
   WHERE id = iif(f.status = 200, f.body, pf.body)) AS last_good_hash -- SHA-256 of the body of that answer
FROM crawl_url c
JOIN url u ON u.id = c.url
JOIN fetch f ON f.id = c.fetch
LEFT JOIN page p ON p.fetch = f.id
LEFT JOIN body b ON b.id = f.body
LEFT JOIN content n ON n.body = f.body
LEFT JOIN url v ON v.id = c.via
LEFT JOIN fetch cf ON cf.id = c.checked
LEFT JOIN fetch pf ON pf.id = c.prior
WHERE c.state = 1 AND c.pursuit IN (0, 4);

-- What pages need to be shown, where it was asked for: one row an asset or check of one.
CREATE VIEW assets AS
SELECT
  c.run AS run, -- the run
  u.text AS url, -- the URL
  s.name AS state, -- queued, done, failed, excluded
  f.status AS status, -- HTTP status code; NULL where no answer came
  r.name AS reason, -- why it failed or was excluded; else NULL
  f.content_type AS content_type, -- media type, lower case, without parameters
  f.wire_length AS size_wire, -- bytes of the body as received; NULL where only the header was asked for
  b.length AS size_body, -- bytes of the body after decoding
  lower(hex(b.sha256)) AS body_hash, -- SHA-256 of the decoded body
  v.text AS found_on, -- a page that needs it
  strftime('%Y-%m-%dT%H:%M:%fZ', f.at / 1000.0, 'unixepoch') AS fetched_at -- when the fetch began
FROM crawl_url c
JOIN url u ON u.id = c.url
JOIN state s ON s.code = c.state
LEFT JOIN fetch f ON f.id = c.fetch
LEFT JOIN reason r ON r.code = c.reason
LEFT JOIN body b ON b.id = f.body
LEFT JOIN url v ON v.id = c.via
WHERE c.pursuit = 1 OR (c.pursuit = 2 AND c.hops LIKE '%E%');

-- Links that lead out of scope, where they were checked: one row a URL.
CREATE VIEW external AS
SELECT
  c.run AS run, -- the run
  u.text AS url, -- the URL
  s.name AS state, -- queued, done, failed, excluded
  f.status AS status, -- HTTP status of the newest answer; NULL where none came
  r.name AS reason, -- why it failed or was excluded; else NULL
  f.location AS location, -- where it redirects to, as received
  v.text AS found_on, -- a page that links to it
  strftime('%Y-%m-%dT%H:%M:%fZ', f.at / 1000.0, 'unixepoch') AS fetched_at -- when it was asked
FROM crawl_url c
JOIN url u ON u.id = c.url
JOIN state s ON s.code = c.state
LEFT JOIN fetch f ON f.id = c.fetch
LEFT JOIN reason r ON r.code = c.reason
LEFT JOIN url v ON v.id = c.via
WHERE c.pursuit = 2 AND c.hops NOT LIKE '%E%';

-- Main texts, where content has been derived: one row a page.
CREATE VIEW texts AS
SELECT
  c.run AS run, -- the run
  u.text AS url, -- the page
  n.words AS words, -- number of words
  n.text AS text, -- main text, paragraphs separated by line feeds
  n.language AS language_detected -- language of the text, BCP 47; NULL where it is too short to tell
FROM crawl_url c
JOIN url u ON u.id = c.url
JOIN fetch f ON f.id = c.fetch
JOIN content n ON n.body = f.body AND n.text IS NOT NULL
WHERE c.state = 1 AND c.pursuit IN (0, 4);

-- What pages say about themselves, where content has been derived: one row a page.
CREATE VIEW metadata AS
SELECT
  c.run AS run, -- the run
  u.text AS url, -- the page
  p.title AS title, -- text of the first title element
  p.description AS meta_description, -- the first meta description
  json_extract(n.metadata, '$.og_title') AS og_title, -- og:title
  json_extract(n.metadata, '$.og_description') AS og_description, -- og:description
  json_extract(n.metadata, '$.og_image') AS og_image, -- the first og:image, as written
  json_extract(n.metadata, '$.og_type') AS og_type, -- og:type
  json_extract(n.metadata, '$.og_url') AS og_url, -- og:url, as written
  json_extract(n.metadata, '$.og_site_name') AS og_site_name, -- og:site_name
  json_extract(n.metadata, '$.twitter_card') AS twitter_card, -- twitter:card
  json_extract(n.metadata, '$.twitter_title') AS twitter_title, -- twitter:title
  json_extract(n.metadata, '$.twitter_image') AS twitter_image, -- twitter:image, as written
  json_extract(n.metadata, '$.viewport') AS viewport, -- meta viewport
  json_extract(n.metadata, '$.generator') AS generator, -- meta generator
  json_extract(n.metadata, '$.keywords') AS keywords, -- meta keywords
  json_extract(n.metadata, '$.author') AS author, -- meta author, dc.creator or article:author; else the author in JSON-LD
  json_extract(n.metadata, '$.published') AS published, -- when it was published, as written: article:published_time, date, dc.date; else datePublished in JSON-LD
  json_extract(n.metadata, '$.modified') AS modified, -- when it was changed, as written: article:modified_time, og:updated_time; else dateModified in JSON-LD
  p.language AS lang, -- lang attribute of the html element
  n.language AS language_detected -- language of the main text, BCP 47; NULL where it is too short to tell
FROM crawl_url c
JOIN url u ON u.id = c.url
JOIN fetch f ON f.id = c.fetch
JOIN content n ON n.body = f.body AND n.text IS NOT NULL
LEFT JOIN page p ON p.fetch = f.id
WHERE c.state = 1 AND c.pursuit IN (0, 4);

-- Things that pages describe for machines, where content has been derived: one row a thing.
CREATE VIEW structured_data AS
SELECT
  c.run AS run, -- the run
  u.text AS url, -- the page
  d.seq + 1 AS position, -- its place among the things of the page
  d.format AS format, -- json-ld, microdata, rdfa, opengraph, twitter
  d.type AS type, -- what it is, names of schema.org bare, several separated by commas; NULL where it does not say
  d.json AS data, -- the thing, a JSON object; ask it with data ->> 'name'; NULL where it cannot be read
  d.trouble AS errors, -- why it cannot be read; else NULL
  d.source AS source -- how what cannot be read begins; else NULL
FROM crawl_url c
JOIN url u ON u.id = c.url
JOIN fetch f ON f.id = c.fetch
JOIN structured d ON d.body = f.body
WHERE c.state = 1 AND c.pursuit IN (0, 4);

-- What your own rules took (--extract), by the rules used last, or your own command said (--on-page): one row a value.
CREATE VIEW extracted AS
SELECT
  c.run AS run, -- the run
  u.text AS url, -- the page
  e.name AS name, -- the column
  e.position AS position, -- 1 for its first value on that page, and so on
  e.value AS value, -- the value; NULL where the rule failed
  e.trouble AS errors -- why the rule failed on this page; else NULL
FROM crawl_url c
JOIN url u ON u.id = c.url
JOIN fetch f ON f.id = c.fetch
JOIN extracted_value e ON e.body = f.body
WHERE c.state = 1 AND c.pursuit IN (0, 4)
UNION ALL
SELECT c.run, u.text, v.name, v.position, v.value, NULL
FROM crawl_url c
JOIN url u ON u.id = c.url
JOIN told_value v ON v.fetch = c.fetch
WHERE c.state = 1 AND c.pursuit IN (0, 4);

-- What a command of yours said of each page that it was asked about, see --on-page.
CREATE VIEW on_page AS
SELECT
  c.run AS run, -- the run
  u.text AS url, -- the page
  t.outcome AS outcome, -- answered, listened, unreadable, slow, ended, not-asked
  (SELECT count(*) FROM told_value v WHERE v.fetch = t.fetch) AS columns, -- values that it gave, see view extracted
  t.links AS links, -- links that it named and that can be used
  t.took AS took_ms, -- milliseconds that the page waited for it
  t.detail AS errors -- what is wrong; NULL where nothing is
FROM crawl_url c
JOIN url u ON u.id = c.url
JOIN told t ON t.fetch = c.fetch
WHERE c.state = 1 AND c.pursuit IN (0, 4);

-- The links of each page as it was fetched last: one row a link.
CREATE VIEW links AS
SELECT
  c.run AS run, -- the run
  s.text AS src, -- the page that links
  t.text AS dst, -- where the link leads
  k.name AS kind, -- where it stood: a, img, redirect...
  l.rel AS rel, -- rel attribute as written, property of a meta element, key in JSON; NULL where there is none
  1 - l.nofollow AS follow, -- 0 where the link says nofollow or, unless that is ignored, its page
  CASE WHEN l.kind NOT IN (11, 17) THEN l.text END AS anchor, -- anchor text, or the alt text of an image; NULL where there is none
  st.name AS dst_state, -- queued, done, failed, excluded
  tf.status AS dst_status, -- HTTP status of the target; NULL where it did not answer
  lp.name AS position, -- content, navigation, header, footer, aside, head, by HTML landmarks and ARIA roles; NULL where no page is around it
  pt.name AS path_type, -- absolute, protocol-relative, root-relative, path-relative
  coalesce(la.name, ka.name) AS attr, -- the attribute it stood in; NULL where it stood in none
  CASE WHEN l.kind IN (11, 17) THEN l.text END AS hreflang -- language of an alternate; NULL for other kinds
FROM crawl_url c
JOIN fetch f ON f.id = c.fetch
JOIN link l ON l.id BETWEEN f.first_link AND f.first_link + f.links - 1
JOIN url s ON s.id = c.url
JOIN url t ON t.id = l.target
JOIN link_kind k ON k.code = l.kind
LEFT JOIN link_position lp ON lp.code = l.place & 7
LEFT JOIN path_type pt ON pt.code = (l.place >> 3) & 7
LEFT JOIN link_attribute la ON la.code = l.place >> 6
LEFT JOIN link_attribute ka ON ka.code = k.attribute
LEFT JOIN crawl_url tc ON tc.run = c.run AND tc.url = l.target
LEFT JOIN state st ON st.code = tc.state
LEFT JOIN fetch tf ON tf.id = tc.fetch;

-- Links that lead to no URL: one row a link.
CREATE VIEW unusable_links AS
SELECT
  c.run AS run, -- the run
  u.text AS src, -- the page
  k.name AS kind, -- where it stood
  x.trouble AS trouble, -- foreign (another scheme), malformed, too_long
  x.length AS length, -- bytes of its text
  x.prefix AS prefix -- the first 200 bytes of its text
FROM crawl_url c
JOIN unusable_link x ON x.fetch = c.fetch
JOIN url u ON u.id = c.url
JOIN link_kind k ON k.code = x.kind;

-- Every attempt to fetch a URL: one row a request.
CREATE VIEW fetches AS
SELECT
  f.run AS run, -- the run
  u.text AS url, -- the URL that was asked for
  iif(f.head, 'HEAD', 'GET') AS method, -- GET, or HEAD where the header was enough
  f.status AS status, -- HTTP status code; NULL where no answer came
  r.name AS error, -- why no answer came; else NULL
  f.detail AS detail, -- the error in more words
  f.protocol AS http_version, -- http/1.0, http/1.1, h2
  f.address AS ip, -- the address that was asked
  f.dns / 1000.0 AS dns_ms, -- name resolution; NULL on a connection that was open
  f.connect / 1000.0 AS connect_ms, -- TCP connect; NULL likewise
  f.tls / 1000.0 AS tls_ms, -- TLS handshake; NULL likewise
  f.first_byte / 1000.0 AS ttfb_ms, -- from the request to the first byte of the answer
  f.total / 1000.0 AS total_ms, -- the whole fetch
  f.content_type AS content_type, -- media type, lower case, without parameters
  f.wire_length AS size_wire, -- bytes of the body as received
  b.length AS size_body, -- bytes of the body after decoding
  lower(hex(b.sha256)) AS body_hash, -- SHA-256 of the decoded body
  f.truncated AS truncated, -- why the body is cut; else NULL
  f.location AS location, -- Location header of a redirect as received
  f.headers AS headers, -- header fields as received, one line each
  strftime('%Y-%m-%dT%H:%M:%fZ', f.at / 1000.0, 'unixepoch') AS fetched_at -- when it began
FROM fetch f
JOIN url u ON u.id = f.url
LEFT JOIN reason r ON r.code = f.reason
LEFT JOIN body b ON b.id = f.body;

-- Every URL that a run knows: one row a URL.
CREATE VIEW urls AS
SELECT
  c.run AS run, -- the run
  u.text AS url, -- the URL
  s.name AS state, -- queued, done, failed, excluded
  CASE c.pursuit WHEN 0 THEN 'page' WHEN 1 THEN 'asset' WHEN 2 THEN 'check' WHEN 3 THEN 'sitemap' ELSE 'both' END AS pursuit, -- what is wanted of it: page, asset (needed by pages), check (does it answer?), sitemap, both page and sitemap
  r.name AS reason, -- why it failed or was excluded; else NULL
  c.rule AS rule, -- what decided, in words; else NULL
  c.depth - c.start AS depth, -- least number of hops from a seed; redirects cost none
  c.hops AS hops, -- hop path: S seed, L link, E embed, R redirect, M sitemap, U listed in a sitemap
  v.text AS found_on, -- the page or sitemap that leads here on the shortest way; NULL for seeds
  c.attempts AS attempts, -- requests that were made for it
  f.status AS status -- HTTP status of the newest attempt; NULL where no answer came
FROM crawl_url c
JOIN url u ON u.id = c.url
JOIN state s ON s.code = c.state
LEFT JOIN reason r ON r.code = c.reason
LEFT JOIN url v ON v.id = c.via
LEFT JOIN fetch f ON f.id = c.fetch;

-- URLs that were asked for in vain: one row a URL in state failed.
CREATE VIEW failures AS
SELECT
  c.run AS run, -- the run
  u.text AS url, -- the URL
  r.name AS reason, -- why, in a word
  c.rule AS detail, -- why, in more words
  f.status AS status, -- HTTP status of the newest attempt; NULL where no answer came
  c.attempts AS attempts, -- requests that were made for it
  c.depth - c.start AS depth, -- least number of hops from a seed
  v.text AS found_on, -- the page that leads here; NULL for seeds
  strftime('%Y-%m-%dT%H:%M:%fZ', f.at / 1000.0, 'unixepoch') AS fetched_at, -- newest attempt
  strftime('%Y-%m-%dT%H:%M:%fZ', pf.at / 1000.0, 'unixepoch') AS last_good_at -- when it was last answered with status 200, in an earlier run; NULL where it never was
FROM crawl_url c
JOIN url u ON u.id = c.url
LEFT JOIN reason r ON r.code = c.reason
LEFT JOIN url v ON v.id = c.via
LEFT JOIN fetch f ON f.id = c.fetch
LEFT JOIN fetch pf ON pf.id = c.prior
WHERE c.state = 2;

-- URLs that were not asked for, on purpose: one row a URL in state excluded.
CREATE VIEW excluded AS
SELECT
  c.run AS run, -- the run
  u.text AS url, -- the URL
  r.name AS reason, -- why, in a word
  r.meaning AS meaning, -- what that word means
  c.rule AS rule, -- the rule that decided
  c.depth - c.start AS depth, -- number of hops from a seed
  v.text AS found_on -- the page that leads here; NULL for seeds
FROM crawl_url c
JOIN url u ON u.id = c.url
LEFT JOIN reason r ON r.code = c.reason
LEFT JOIN url v ON v.id = c.via
WHERE c.state = 3;

-- URL patterns that were slowed or stopped because their pages bring nothing new: one row a pattern.
CREATE VIEW traps AS
SELECT
  t.run AS run, -- the run
  t.pattern AS pattern, -- what the URLs have in common: {n} a number, {id} an identifier, {date} a date, {again} a repeated segment, * anything
  h.name AS host, -- the host name
  h.port AS port, -- its port
  t.fetched AS fetched, -- pages of it that were answered
  t.examined AS examined, -- of these, how many were looked into; of patterns that bring a lot, one in eight
  t.novel AS unique_content, -- of these, how many brought anything new
  round(1.0 * t.novel / max(t.examined, 1), 4) AS yield, -- their share, from 0 to 1
  CASE t.action WHEN 1 THEN 'slowed' WHEN 2 THEN 'stopped' ELSE 'cleared' END AS action, -- slowed: they come last on their host; stopped: excluded where only their like leads to them; cleared: neither any more
  strftime('%Y-%m-%dT%H:%M:%fZ', t.at / 1000.0, 'unixepoch') AS decided_at -- when that was decided
FROM trap t
JOIN host h ON h.id = t.host
WHERE t.action > 0;

-- URLs that are still to be visited: one row a URL in state queued.
CREATE VIEW queued AS
SELECT
  c.run AS run, -- the run
  u.text AS url, -- the URL
  h.name AS host, -- its host name
  c.depth - c.start AS depth, -- least number of hops from a seed
  c.attempts AS attempts, -- requests that were made for it so far
  v.text AS found_on -- the page that leads here; NULL for seeds
FROM crawl_url c
JOIN url u ON u.id = c.url
JOIN host h ON h.id = c.host
LEFT JOIN url v ON v.id = c.via
WHERE c.state = 0;

-- Redirects of pages: one row a hop.
CREATE VIEW redirects AS
SELECT
  c.run AS run, -- the run
  u.text AS url, -- the URL that redirects
  f.status AS status, -- HTTP status code
  t.text AS target, -- where it leads
  s.name AS target_state, -- queued, done, failed, excluded
  tf.status AS target_status, -- HTTP status of the target; NULL where it did not answer
  c.depth - c.start AS depth -- least number of hops from a seed
FROM crawl_url c
JOIN fetch f ON f.id = c.fetch
JOIN link l ON l.id BETWEEN f.first_link AND f.first_link + f.links - 1 AND l.kind = 10
JOIN url u ON u.id = c.url
JOIN url t ON t.id = l.target
LEFT JOIN crawl_url tc ON tc.run = c.run AND tc.url = l.target
LEFT JOIN state s ON s.code = tc.state
LEFT JOIN fetch tf ON tf.id = tc.fetch
WHERE f.location IS NOT NULL AND c.pursuit IN (0, 4);

-- Pages with the same body: one row a page of each group; empty bodies do not count.
CREATE VIEW duplicates AS
SELECT
  g.run AS run, -- the run
  lower(hex(b.sha256)) AS body_hash, -- SHA-256 of the decoded body, the same within a group
  u.text AS url, -- a page with that body
  g.copies AS copies, -- how many pages have it
  b.length AS size_body -- bytes of it
FROM (
  SELECT c.run AS run, f.body AS body, count(*) AS copies
  FROM crawl_url c JOIN fetch f ON f.id = c.fetch
  WHERE c.state = 1 AND c.pursuit IN (0, 4) AND f.location IS NULL
  GROUP BY c.run, f.body HAVING count(*) > 1) g
JOIN body b ON b.id = g.body AND b.length > 0
JOIN crawl_url c ON c.run = g.run AND c.state = 1 AND c.pursuit IN (0, 4)
JOIN fetch f ON f.id = c.fetch AND f.body = g.body AND f.location IS NULL
JOIN url u ON u.id = c.url;

-- Pages whose main texts are alike though their bytes are not, once asked for: one row a page of each cluster.
CREATE VIEW near_duplicates AS
SELECT
  d.run AS run, -- the run
  d.cluster AS cluster, -- number of the cluster, 1 for the largest
  u.text AS url, -- a page of it; of those with the same bytes one alone
  d.similarity AS similarity, -- how alike its text and that of the representative are, 0 to 1
  r.text AS representative, -- the page of the cluster that is nearest to a seed
  n.words AS words, -- words of the main text
  p.canonical AS canonical -- the canonical URL that the page names
FROM near_duplicate d
JOIN url u ON u.id = d.url
JOIN url r ON r.id = d.representative
JOIN crawl_url c ON c.run = d.run AND c.url = d.url
JOIN fetch f ON f.id = c.fetch
LEFT JOIN content n ON n.body = f.body
LEFT JOIN page p ON p.fetch = f.id;

-- Paragraphs of main texts that stand on half the pages of a host or more, once asked for: one row a paragraph.
CREATE VIEW boilerplate AS
SELECT
  b.run AS run, -- the run
  h.name AS host, -- host name
  h.port AS port, -- port
  b.text AS text, -- the paragraph
  b.pages AS pages, -- pages that have it, of those that were read
  b.sampled AS sampled, -- pages of the host that were read, 500 at most
  u.text AS example -- a page that has it
FROM boilerplate_block b
JOIN host h ON h.id = b.host
JOIN url u ON u.id = b.example;

-- What the link graph says about pages, once weft graph has made it: one row a page.
CREATE VIEW graph_metrics AS
SELECT
  m.run AS run, -- the run
  u.text AS url, -- the page, whatever it answered
  m.pagerank AS pagerank, -- PageRank, damping 0.85; the ranks of all pages add up to 1
  m.seed_rank AS seed_rank, -- the same for readers who begin at the seeds and go back to them
  m.hub AS hub, -- hub score (HITS); the scores of all pages add up to 1
  m.authority AS authority, -- authority score (HITS), likewise
  m.in_degree AS in_degree, -- other pages that link to it
  m.out_degree AS out_degree, -- other pages that it links to
  m.component AS component, -- strongly connected component: 1 for the largest, and so on
  m.click_depth AS click_depth -- least number of links from a seed, redirects not counted; NULL where none lead there
FROM graph_metric m
JOIN url u ON u.id = m.url;

-- Hosts: one row a host name and port that the run knows URLs of.
CREATE VIEW hosts AS
SELECT
  g.run AS run, -- the run
  h.name AS host, -- host name
  h.port AS port, -- port
  h.domain AS domain, -- registered domain
  g.urls AS urls, -- URLs known
  g.done AS done, -- of these answered
  g.failed AS failed, -- of these failed
  g.excluded AS excluded, -- of these excluded
  g.queued AS queued, -- of these still to be visited
  g.robots_denied AS robots_denied, -- of these excluded by robots.txt
  h.delay / 1000.0 AS delay_ms, -- present time between request starts
  h.delay_reason AS delay_reason, -- what determines it
  strftime('%Y-%m-%dT%H:%M:%fZ', h.next_at / 1000.0, 'unixepoch') AS next_request_at, -- no request before
  h.failures AS failures_in_a_row, -- connection failures in a row
  h.health AS health -- alive, dead (given up for the run), parked (to be asked another day)
FROM (
  SELECT run, host, count(*) AS urls, sum(state = 1) AS done, sum(state = 2) AS failed,
    sum(state = 3) AS excluded, sum(state = 0) AS queued, sum(reason IS 13) AS robots_denied
  FROM crawl_url GROUP BY run, host) g
JOIN host h ON h.id = g.host;

-- Seeds: one row a URL that the user named.
CREATE VIEW seeds AS
SELECT
  d.run AS run, -- the run
  u.text AS url, -- the URL
  d.source AS source, -- argument, ctl, or FILE:LINE
  d.scheme_guessed AS scheme_guessed, -- 1 where no scheme was given
  s.name AS state, -- queued, done, failed, excluded
  r.name AS reason, -- why it failed or was excluded; else NULL
  f.status AS status, -- HTTP status; NULL where no answer came
  d.scope AS scope, -- the scope that was named for it alone; NULL for the crawl's
  d.depth AS depth -- how many links are followed from it alone; NULL for the crawl's limit
FROM seed d
JOIN url u ON u.id = d.url
JOIN crawl_url c ON c.run = d.run AND c.url = d.url
JOIN state s ON s.code = c.state
LEFT JOIN reason r ON r.code = c.reason
LEFT JOIN fetch f ON f.id = c.fetch;

-- Sitemaps: one row a URL that was to be read as a sitemap.
CREATE VIEW sitemaps AS
SELECT
  m.run AS run, -- the run
  u.text AS url, -- the URL
  m.source AS source, -- who named it: robots (a line of robots.txt), guess (/sitemap.xml of a seed's host), option, index, redirect, archive (it lay in what was imported)
  v.text AS found_on, -- the index that names it, or what redirects to it; NULL for the other sources
  m.kind AS kind, -- urlset, index, text, rss, atom; html and unknown are no sitemaps; NULL where nothing was read
  s.name AS state, -- queued, done, failed, excluded
  r.name AS reason, -- why it failed or was excluded; else NULL
  f.status AS status, -- HTTP status; NULL where no answer came
  m.entries AS entries, -- URLs or sitemaps that it lists, as far as it was read
  m.trouble AS trouble, -- what is wrong with it; NULL where nothing is
  f.wire_length AS size_wire, -- bytes of the body as received
  strftime('%Y-%m-%dT%H:%M:%fZ', f.at / 1000.0, 'unixepoch') AS fetched_at -- when the fetch began
FROM sitemap m
JOIN url u ON u.id = m.url
JOIN crawl_url c ON c.run = m.run AND c.url = m.url
JOIN state s ON s.code = c.state
LEFT JOIN reason r ON r.code = c.reason
LEFT JOIN url v ON v.id = c.via AND m.source IN ('index', 'redirect')
LEFT JOIN fetch f ON f.id = coalesce(m.fetch, c.fetch);

-- What sitemaps list: one row a URL of each sitemap.
CREATE VIEW sitemap_urls AS
SELECT
  m.run AS run, -- the run
  t.text AS url, -- the URL that is listed
  u.text AS sitemap, -- the sitemap
  g.lastmod AS lastmod, -- when it says that it was changed: a date, or a time in UTC; NULL where it does not or not readably
  g.changefreq AS changefreq, -- how often it says that it changes: always, hourly, daily, weekly, monthly, yearly, never
  g.priority AS priority, -- the priority it gives, from 0 to 1
  s.name AS state, -- queued, done, failed, excluded
  r.name AS reason, -- why it failed or was excluded; else NULL
  tf.status AS status -- HTTP status; NULL where no answer came
FROM sitemap m
JOIN url u ON u.id = m.url
JOIN fetch f ON f.id = m.fetch
JOIN link l ON l.id BETWEEN f.first_link AND f.first_link + f.links - 1 AND l.kind = 81
JOIN url t ON t.id = l.target
LEFT JOIN listing g ON g.link = l.id
LEFT JOIN crawl_url c ON c.run = m.run AND c.url = l.target
LEFT JOIN state s ON s.code = c.state
LEFT JOIN reason r ON r.code = c.reason
LEFT JOIN fetch tf ON tf.id = c.fetch;

-- Runs in this file, always all of them.
CREATE VIEW runs AS
SELECT
  r.id AS id, -- number of the run
  strftime('%Y-%m-%dT%H:%M:%fZ', r.started_at / 1000.0, 'unixepoch') AS started_at, -- begun
  strftime('%Y-%m-%dT%H:%M:%fZ', r.ended_at / 1000.0, 'unixepoch') AS ended_at, -- last stopped; NULL while it runs and after a crash
  r.end_reason AS end_reason, -- finished, limit, blocked, stopped, failed; NULL likewise
  r.pages AS pages, -- answers stored that were no redirects
  r.wire_bytes AS size_wire, -- bytes received in all answers
  r.config AS config -- the effective configuration, TOML
FROM run r;

-- robots.txt files, the newest of each origin.
CREATE VIEW robots_files AS
SELECT
  b.origin AS origin, -- scheme, host and port
  b.status AS status, -- HTTP status of the last answer; 0 where none came
  strftime('%Y-%m-%dT%H:%M:%fZ', b.fetched_at / 1000.0, 'unixepoch') AS fetched_at, -- when
  b.detail AS detail, -- redirects, failures, a cut; else empty
  b.text AS text -- as decoded; NULL where the answer gives no rules
FROM robots b;
