-- canonical-missing (notice): A page that search engines may list names no canonical URL.
-- fix: Name the page itself canonical, so that copies with parameters are known as copies.
-- needs: page_audit, head_link
SELECT x.url AS url, NULL AS evidence FROM page_audit x
WHERE x.indexable = 1 AND NOT EXISTS (SELECT 1 FROM head_link h WHERE h.source = x.url AND h.kind IN (6, 16));

-- canonical-broken (error): The canonical URL answers with an error or not at all.
-- fix: Name a page that exists.
-- needs: page_audit, head_link, bad_url
SELECT h.source AS url, t.text || ': ' || b.outcome AS evidence
FROM page_audit x JOIN head_link h ON h.source = x.url AND h.kind IN (6, 16)
JOIN bad_url b ON b.url = h.target AND b.blocked = 0 JOIN url t ON t.id = h.target;

-- canonical-redirect (warning): The canonical URL redirects.
-- fix: Name the URL that it redirects to.
-- needs: page_audit, head_link, redirect_hop
SELECT h.source AS url, t.text || ' redirects to ' || o.text AS evidence
FROM page_audit x JOIN head_link h ON h.source = x.url AND h.kind IN (6, 16)
JOIN redirect_hop r ON r.url = h.target JOIN url t ON t.id = h.target JOIN url o ON o.id = r.target;

-- canonical-chain (warning): The canonical URL is a page that names another one canonical.
-- fix: Name the last one in all of them.
-- needs: page_audit, head_link, page_fact
SELECT h.source AS url, t.text AS evidence
FROM page_audit x JOIN head_link h ON h.source = x.url AND h.kind IN (6, 16) AND h.target <> h.source
JOIN page_fact p ON p.url = h.target AND p.why_not = 'canonicalised' JOIN url t ON t.id = h.target;

-- canonical-several (error): The page names several different canonical URLs; search engines ignore all of them.
-- fix: Name one.
-- needs: page_audit, head_link
SELECT x.url AS url, count(DISTINCT h.target) || ' canonical URLs' AS evidence
FROM page_audit x JOIN head_link h ON h.source = x.url AND h.kind IN (6, 16)
GROUP BY x.url HAVING count(DISTINCT h.target) > 1;

-- canonical-relative (notice): The canonical URL is written without scheme and host.
-- fix: Write it in full; a copy of the page elsewhere would name itself.
-- needs: page_audit, head_link
SELECT x.url AS url, y.name AS evidence
FROM page_audit x JOIN head_link h ON h.source = x.url AND h.kind = 6
JOIN link l ON l.id = h.link JOIN path_type y ON y.code = (l.place >> 3) & 7 AND y.name <> 'absolute';

-- canonical-other-host (notice): The canonical URL is on another host.
-- fix: Nothing, where the page is a copy by agreement; else name the page itself.
-- needs: page_audit, head_link
SELECT x.url AS url, t.text AS evidence
FROM page_audit x JOIN head_link h ON h.source = x.url AND h.kind IN (6, 16) JOIN url t ON t.id = h.target AND t.host <> x.host;

-- canonical-noindex (warning): The page says noindex and names another page canonical, which contradict each other.
-- fix: Take one of them away.
-- needs: page_audit, page_fact, head_link
SELECT x.url AS url, t.text AS evidence
FROM page_fact p JOIN page_audit x ON x.url = p.url
JOIN head_link h ON h.source = x.url AND h.kind IN (6, 16) AND h.target <> x.url JOIN url t ON t.id = h.target
WHERE p.why_not = 'noindex';

-- canonical-to-noindex (error): The canonical URL is a page that says noindex, so that neither may be listed.
-- fix: Take noindex off the canonical page, or name another one.
-- needs: page_audit, page_fact, head_link
SELECT h.source AS url, t.text AS evidence
FROM page_audit x JOIN head_link h ON h.source = x.url AND h.kind IN (6, 16) AND h.target <> h.source
JOIN page_fact p ON p.url = h.target AND p.why_not = 'noindex' JOIN url t ON t.id = h.target;

-- canonical-blocked (warning): robots.txt disallows the canonical URL.
-- fix: Allow it; search engines cannot see that it is the same page.
-- needs: page_audit, head_link
SELECT h.source AS url, t.text AS evidence
FROM page_audit x JOIN head_link h ON h.source = x.url AND h.kind IN (6, 16)
JOIN crawl_url c ON c.run = :run AND c.url = h.target AND c.reason = 13 JOIN url t ON t.id = h.target;

-- canonical-insecure (warning): A page that came over https names an http URL canonical.
-- fix: Name the https URL.
-- needs: page_audit, head_link
SELECT h.source AS url, t.text AS evidence
FROM page_audit x JOIN head_link h ON h.source = x.url AND h.kind IN (6, 16)
JOIN url t ON t.id = h.target AND t.text LIKE 'http:%'
WHERE x.https = 1;
