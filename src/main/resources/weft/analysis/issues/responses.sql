-- response-5xx (error): The server failed: the page answered 5xx, also when it was asked again.
-- fix: Look into the server's log; until it is mended, readers and search engines get nothing.
-- needs: bad_url
SELECT b.url AS url, 'status ' || b.status AS evidence
FROM bad_url b JOIN crawl_url c ON c.run = :run AND c.url = b.url AND c.pursuit IN (0, 4)
WHERE b.outcome = 'server-error' OR (b.status >= 500 AND b.blocked = 0);

-- response-4xx (error): The page answered 4xx: it is not there, though something leads to it.
-- fix: Mend what leads there ('weft report FILE broken' names it), or redirect the URL to what has replaced it.
-- needs: bad_url
SELECT b.url AS url, 'status ' || b.status || coalesce(', found on ' || v.text, '') AS evidence
FROM bad_url b JOIN crawl_url c ON c.run = :run AND c.url = b.url AND c.pursuit IN (0, 4)
LEFT JOIN url v ON v.id = c.via
WHERE b.blocked = 0 AND b.status BETWEEN 400 AND 499;

-- response-refused (notice): The server refused this crawler (401, 403, 429, 451 or a challenge); what is behind is not known.
-- fix: If the page is for everybody, let crawlers in; if not, take links to it off public pages.
-- needs: bad_url
SELECT b.url AS url, b.outcome || coalesce(', status ' || b.status, '') AS evidence
FROM bad_url b JOIN crawl_url c ON c.run = :run AND c.url = b.url AND c.pursuit IN (0, 4)
WHERE b.blocked = 1;

-- response-timeout (error): No complete answer came in time.
-- fix: Find out why the server takes so long for this page.
SELECT c.url AS url, c.rule AS evidence FROM crawl_url c
WHERE c.run = :run AND c.state = 2 AND c.reason = 43 AND c.pursuit IN (0, 4);

-- response-no-host (error): The host name does not resolve, or no connection could be made.
-- fix: Correct the host name in the link, or bring the host back.
SELECT c.url AS url, c.rule AS evidence FROM crawl_url c
WHERE c.run = :run AND c.state = 2 AND c.reason IN (40, 41) AND c.pursuit IN (0, 4);

-- response-broken-off (error): The connection broke before the answer was complete, or the answer was not valid HTTP.
-- fix: Check the server and whatever stands before it: proxies, load balancers, time limits.
SELECT c.url AS url, c.rule AS evidence FROM crawl_url c
WHERE c.run = :run AND c.state = 2 AND c.reason IN (44, 45) AND c.pursuit IN (0, 4);

-- response-soft-404 (warning): Status 200, but by its body, title or heading the host's page for what it does not have.
-- fix: Answer 404 or 410 for what is not there.
-- needs: soft_404
SELECT url AS url, because AS evidence FROM soft_404;

-- response-no-type (warning): A page with status 200 has no Content-Type; browsers have to guess what it is.
-- fix: Have the server send a Content-Type.
-- needs: page_fact
SELECT x.url AS url, NULL AS evidence FROM page_fact x JOIN fetch f ON f.id = x.fetch
WHERE x.status = 200 AND coalesce(f.content_type, '') = '' AND f.wire_length > 0;

-- response-incomplete (notice): The body was not read whole, so that what is said of this page may lack something.
-- fix: Where the server cut it, mend the server; where a limit did, raise --max-body or accept it.
-- needs: page_fact
SELECT x.url AS url, 'cut: ' || f.truncated AS evidence FROM page_fact x JOIN fetch f ON f.id = x.fetch
WHERE f.truncated IS NOT NULL AND f.truncated <> 'skipped';

-- redirect-loop (error): The redirect leads back to itself.
-- fix: Let one URL of the circle answer.
-- needs: redirect_walk
SELECT w.url AS url, w.hops || ' hops' AS evidence FROM redirect_walk w WHERE w.loop = 1;

-- redirect-broken (error): The redirect ends at a URL that answers with an error or not at all.
-- fix: Redirect to a page that exists, or answer 404 at once.
-- needs: redirect_walk, bad_url
SELECT w.url AS url, 'ends at ' || t.text || ': ' || b.outcome AS evidence
FROM redirect_walk w JOIN bad_url b ON b.url = w.final AND b.blocked = 0 JOIN url t ON t.id = w.final
WHERE w.loop = 0;

-- redirect-chain (warning): The redirect leads to another redirect, and it is the first of them.
-- fix: Redirect to the last URL at once.
-- needs: redirect_walk
SELECT w.url AS url, w.hops || ' hops to ' || t.text AS evidence
FROM redirect_walk w JOIN url t ON t.id = w.final
WHERE w.loop = 0 AND w.hops > 1 AND w.url NOT IN (SELECT target FROM redirect_hop);

-- redirect-linked (notice): Pages of the same host link to a URL that redirects for good (301, 308).
-- fix: Link to the target itself; that spares every reader a round trip.
-- needs: redirect_hop, inlink
SELECT r.url AS url, count(DISTINCT i.source) || ' pages link to it, target ' || t.text AS evidence
FROM redirect_hop r
CROSS JOIN inlink i ON i.target = r.url AND i.kind IN :hyperlinks
JOIN url o ON o.id = r.url JOIN url s ON s.id = i.source AND s.host = o.host
JOIN url t ON t.id = r.target
WHERE r.status IN (301, 308)
GROUP BY r.url;

-- redirect-temporary (notice): Pages of the same host link to a URL that redirects for the time being (302, 303, 307).
-- fix: If the move is for good, answer 301 or 308; else leave it.
-- needs: redirect_hop, inlink
SELECT r.url AS url, 'status ' || r.status || ', target ' || t.text AS evidence
FROM redirect_hop r
CROSS JOIN inlink i ON i.target = r.url AND i.kind IN :hyperlinks
JOIN url o ON o.id = r.url JOIN url s ON s.id = i.source AND s.host = o.host
JOIN url t ON t.id = r.target
WHERE r.status IN (302, 303, 307)
GROUP BY r.url;

-- redirect-refresh (warning): The page sends its readers on by a refresh instead of a redirect.
-- fix: Answer 301 or 308 instead.
-- needs: link_audit
SELECT l.url AS url, 'to ' || t.text AS evidence FROM link_audit l JOIN url t ON t.id = l.refresh;
