-- page-noindex (notice): The page says noindex: search engines do not list it.
-- fix: Nothing, where that is meant; else take noindex away.
-- needs: page_fact
SELECT p.url AS url, g.robots AS evidence FROM page_fact p JOIN page g ON g.fetch = p.fetch WHERE p.why_not = 'noindex' AND p.html = 1;

-- page-nofollow (notice): The page says nofollow for all its links.
-- fix: Take it away unless none of its links is to be trusted.
-- needs: page_audit
SELECT x.url AS url, g.robots AS evidence FROM page_audit x JOIN page g ON g.fetch = x.fetch
WHERE instr(g.robots, 'nofollow') > 0 OR instr(', ' || g.robots || ',', ', none,') > 0;

-- robots-blocked-linked (notice): robots.txt disallows a URL that pages link to.
-- fix: Allow it, or take the links away; search engines may list its bare address.
-- needs: link_count
SELECT c.url AS url, i.unique_inlinks || ' pages link to it' AS evidence
FROM crawl_url c JOIN url_inlinks i ON i.url = c.url AND i.unique_inlinks > 0
WHERE c.run = :run AND c.state = 3 AND c.reason = 13;

-- robots-unavailable (error): robots.txt answers 5xx or not at all; crawlers then stay away from the whole host.
-- fix: Have it answer 200, or 404 where there is none.
SELECT r.origin || '/robots.txt' AS url, iif(r.status = 0, 'no answer', 'status ' || r.status) AS evidence
FROM robots r
WHERE (r.status >= 500 OR r.status = 0)
  AND r.origin IN (SELECT origin(u.text) FROM (
    SELECT min(url) AS url FROM crawl_url
    WHERE run = :run AND pursuit IN (0, 4) AND (state < 3 OR reason = 13) GROUP BY host) s JOIN url u ON u.id = s.url);

-- robots-invalid (warning): A line of robots.txt is none that crawlers know.
-- fix: Correct the line; what crawlers do not understand they skip.
SELECT r.origin || '/robots.txt' AS url, unknown_line(r.text) AS evidence
FROM robots r
WHERE r.status = 200 AND unknown_line(r.text) IS NOT NULL
  AND r.origin IN (SELECT origin(u.text) FROM (
    SELECT min(url) AS url FROM crawl_url
    WHERE run = :run AND pursuit IN (0, 4) AND (state < 3 OR reason = 13) GROUP BY host) s JOIN url u ON u.id = s.url);
