-- link-broken (error): The page links to a URL of its own host that answers with an error or not at all.
-- fix: Correct the link or take it away.
-- needs: bad_url, inlink
SELECT q.source AS url, q.n || ' broken, such as ' || t.text AS evidence
FROM (
  SELECT i.source, count(DISTINCT b.url) AS n, min(b.url) AS example
  FROM bad_url b CROSS JOIN inlink i ON i.target = b.url AND i.kind IN :hyperlinks
  JOIN url s ON s.id = i.source AND s.host = b.host
  WHERE b.blocked = 0 GROUP BY i.source) q
JOIN url t ON t.id = q.example;

-- link-broken-external (warning): The page links to a URL of another host that answers with an error or not at all (known where it was asked, see --external).
-- fix: Correct the link or take it away.
-- needs: bad_url, inlink
SELECT q.source AS url, q.n || ' broken, such as ' || t.text AS evidence
FROM (
  SELECT i.source, count(DISTINCT b.url) AS n, min(b.url) AS example
  FROM bad_url b CROSS JOIN inlink i ON i.target = b.url AND i.kind IN :hyperlinks
  JOIN url s ON s.id = i.source AND s.host <> b.host
  WHERE b.blocked = 0 GROUP BY i.source) q
JOIN url t ON t.id = q.example;

-- resource-broken (error): The page needs a script, style sheet, font or the like that is not there (known with --assets).
-- fix: Correct the reference or bring the file back.
-- needs: bad_url, inlink
SELECT q.source AS url, q.n || ' broken, such as ' || t.text AS evidence
FROM (
  SELECT i.source, count(DISTINCT b.url) AS n, min(b.url) AS example
  FROM bad_url b CROSS JOIN inlink i ON i.target = b.url AND i.kind IN :requisites AND i.kind NOT IN (21, 22)
  WHERE b.blocked = 0 GROUP BY i.source) q
JOIN url t ON t.id = q.example;

-- link-empty (warning): A link has neither text nor an image with an alt text.
-- fix: Say in the link where it leads; who hears the page has nothing else.
-- needs: link_audit
SELECT l.url AS url, l.empty || ' empty, such as to ' || t.text AS evidence
FROM link_audit l JOIN url t ON t.id = l.empty_example WHERE l.empty > 0;

-- link-generic (notice): The text of a link says nothing of where it leads, such as click here.
-- fix: Use words that name the target.
-- needs: link_audit
SELECT l.url AS url, l.generic || ' such links, as ' || l.generic_example AS evidence FROM link_audit l WHERE l.generic > 0;

-- link-nofollow-internal (notice): A link to the same host says nofollow.
-- fix: Take nofollow off; it keeps the site from being found through its own links.
-- needs: link_audit
SELECT l.url AS url, l.nofollow || ' such links, as to ' || t.text AS evidence
FROM link_audit l JOIN url t ON t.id = l.nofollow_example WHERE l.nofollow > 0;

-- link-many (notice): The page has more than 300 hyperlinks.
-- fix: Divide the page, or leave out links that few readers need.
-- needs: link_audit
SELECT l.url AS url, l.hyperlinks || ' links' AS evidence FROM link_audit l WHERE l.hyperlinks > 300;

-- link-none (notice): The page has no hyperlink at all: a dead end.
-- fix: Link at least to where readers may go on.
-- needs: page_audit, link_audit
SELECT x.url AS url, NULL AS evidence FROM page_audit x LEFT JOIN link_audit l ON l.url = x.url
WHERE coalesce(l.hyperlinks, 0) = 0;

-- link-local-host (error): The page of a public host links to, or loads from, one that only its makers reach: localhost or a private address.
-- fix: Replace the address with the public one.
-- needs: inlink
WITH inner_host AS MATERIALIZED (
  SELECT id FROM host WHERE name = 'localhost' OR name LIKE '%.localhost' OR name LIKE '%.local'
    OR name LIKE '%.internal' OR name LIKE '%.lan' OR name GLOB '127.[0-9]*.[0-9]*.[0-9]*' OR name GLOB '10.[0-9]*.[0-9]*.[0-9]*'
    OR name GLOB '192.168.[0-9]*.[0-9]*' OR name GLOB '172.1[6-9].[0-9]*.[0-9]*' OR name GLOB '172.2[0-9].[0-9]*.[0-9]*'
    OR name GLOB '172.3[01].[0-9]*.[0-9]*' OR name = '[::1]')
SELECT q.source AS url, q.n || ' such links, as ' || t.text AS evidence
FROM (
  SELECT i.source, count(*) AS n, min(i.target) AS example
  FROM url u CROSS JOIN inlink i ON i.target = u.id AND i.kind <> 10 JOIN url s ON s.id = i.source
  WHERE u.host IN (SELECT id FROM inner_host) AND s.host NOT IN (SELECT id FROM inner_host)
  GROUP BY i.source) q
JOIN url t ON t.id = q.example;

-- link-staging-host (warning): The page links to another host whose name is that of a place to try things: staging, dev, test and the like.
-- fix: Replace the host with the public one.
-- needs: inlink
SELECT q.source AS url, q.n || ' such links, as ' || t.text AS evidence
FROM (
  SELECT i.source, count(*) AS n, min(i.target) AS example
  FROM url u CROSS JOIN inlink i ON i.target = u.id JOIN url s ON s.id = i.source AND s.host <> u.host
  WHERE u.host IN (SELECT id FROM host WHERE name GLOB 'staging[.-]*' OR name GLOB 'stage[.-]*' OR name GLOB 'dev[.-]*'
    OR name GLOB 'test[.-]*' OR name GLOB 'qa[.-]*' OR name GLOB 'uat[.-]*' OR name GLOB 'preprod[.-]*' OR name GLOB 'preview[.-]*'
    OR name GLOB '*[.-]staging.*' OR name GLOB '*[.-]stage.*' OR name GLOB '*[.-]preprod.*')
    AND i.kind <> 10
  GROUP BY i.source) q
JOIN url t ON t.id = q.example;

-- link-insecure (notice): A page that came over https links to its own host over http.
-- fix: Link to https.
-- needs: page_audit, inlink
SELECT q.source AS url, q.n || ' such links, as ' || t.text AS evidence
FROM (
  SELECT i.source, count(*) AS n, min(i.target) AS example
  FROM url u JOIN host h ON h.id = u.host CROSS JOIN inlink i ON i.target = u.id AND i.kind IN :hyperlinks
  JOIN page_audit x ON x.url = i.source AND x.https = 1 JOIN host sh ON sh.id = x.host AND sh.name = h.name
  WHERE u.text LIKE 'http:%' AND EXISTS (SELECT 1 FROM page_audit WHERE https = 1)
  GROUP BY i.source) q
JOIN url t ON t.id = q.example;

-- link-fragment (notice): The page links to a place in a page that is not there.
-- fix: Correct the part behind the number sign, or give the place its id again.
-- needs: fragment
-- costly: yes
SELECT q.source AS url, q.n || ' such links, as to ' || t.text || '#' || q.fragment AS evidence
FROM (SELECT source, count(*) AS n, min(target) AS target, fragment FROM fragment WHERE missing = 1 GROUP BY source) q
JOIN url t ON t.id = q.target;

-- link-malformed (warning): A link is no URL.
-- fix: Correct its address.
-- needs: page_fact
SELECT x.url AS url, count(*) || ' such links, as ' || min(k.prefix) AS evidence
FROM page_fact x JOIN unusable_link k ON k.fetch = x.fetch AND k.trouble = 'malformed' GROUP BY x.url;

-- link-too-long (notice): A link is longer than 8 KiB, more than servers take.
-- fix: Look at what writes such addresses.
-- needs: page_fact
SELECT x.url AS url, count(*) || ' such links, as ' || min(k.prefix) AS evidence
FROM page_fact x JOIN unusable_link k ON k.fetch = x.fetch AND k.trouble = 'too_long' GROUP BY x.url;

-- page-deep (notice): The page lies more than 5 clicks from the seeds.
-- fix: Link to it from nearer pages if it matters.
-- needs: page_audit
SELECT url AS url, depth || ' clicks' AS evidence FROM page_audit WHERE depth > 5 AND indexable = 1;
