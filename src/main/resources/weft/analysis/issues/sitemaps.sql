-- sitemap-unreadable (error): A sitemap that somebody names answers with an error or not at all, or is none.
-- fix: Bring it back, or take it out of robots.txt or the index that names it.
SELECT m.url AS url, coalesce(m.trouble, 'status ' || f.status, c.rule) AS evidence
FROM sitemap m JOIN crawl_url c ON c.run = m.run AND c.url = m.url LEFT JOIN fetch f ON f.id = coalesce(m.fetch, c.fetch)
WHERE m.run = :run AND m.source <> 'guess' AND (c.state = 2 OR f.status >= 400 OR m.kind IN ('html', 'unknown'));

-- sitemap-trouble (warning): Something in the sitemap cannot be read, such as a date.
-- fix: Correct it; the evidence names the first.
SELECT m.url AS url, m.trouble AS evidence FROM sitemap m
WHERE m.run = :run AND m.trouble IS NOT NULL AND m.kind NOT IN ('html', 'unknown');

-- sitemap-empty (warning): The sitemap lists nothing.
-- fix: Fill it or take it away.
SELECT m.url AS url, NULL AS evidence FROM sitemap m
WHERE m.run = :run AND m.entries = 0 AND m.kind IN ('urlset', 'index', 'text');

-- sitemap-too-large (error): The sitemap has more than 50,000 entries or 50 MiB, more than search engines read.
-- fix: Divide it, and name the parts in an index.
SELECT m.url AS url, m.entries || ' entries, ' || coalesce(b.length, 0) || ' bytes' AS evidence
FROM sitemap m LEFT JOIN fetch f ON f.id = m.fetch LEFT JOIN body b ON b.id = f.body
WHERE m.run = :run AND (m.entries > 50000 OR b.length > 52428800);

-- sitemap-broken (error): A sitemap lists a URL that answers with an error or not at all.
-- fix: Take it out of the sitemap, or bring the page back.
-- needs: listed_url, bad_url
SELECT l.url AS url, b.outcome AS evidence FROM listed_url l JOIN bad_url b ON b.url = l.url AND b.blocked = 0;

-- sitemap-redirect (warning): A sitemap lists a URL that redirects.
-- fix: List the target instead.
-- needs: listed_url, redirect_hop
SELECT l.url AS url, 'to ' || t.text AS evidence FROM listed_url l JOIN redirect_hop r ON r.url = l.url JOIN url t ON t.id = r.target;

-- sitemap-noindex (warning): A sitemap lists a page that says noindex.
-- fix: Take noindex off, or the page out of the sitemap.
-- needs: listed_url, page_fact
SELECT l.url AS url, NULL AS evidence FROM listed_url l JOIN page_fact p ON p.url = l.url AND p.why_not = 'noindex';

-- sitemap-canonicalised (warning): A sitemap lists a page that names another one canonical.
-- fix: List the canonical page instead.
-- needs: listed_url, page_fact
SELECT l.url AS url, g.canonical AS evidence
FROM listed_url l JOIN page_fact p ON p.url = l.url AND p.why_not = 'canonicalised' JOIN page g ON g.fetch = p.fetch;

-- sitemap-blocked (error): A sitemap lists a URL that robots.txt disallows.
-- fix: Allow it, or take it out of the sitemap.
-- needs: listed_url
SELECT l.url AS url, c.rule AS evidence FROM listed_url l JOIN crawl_url c ON c.run = :run AND c.url = l.url AND c.reason = 13;

-- sitemap-orphan (warning): A sitemap lists a page that no other page links to.
-- fix: Link to it, or take it away.
-- needs: listed_url, page_audit, link_count
SELECT l.url AS url, NULL AS evidence
FROM listed_url l JOIN page_audit x ON x.url = l.url LEFT JOIN url_inlinks i ON i.url = l.url
WHERE coalesce(i.unique_inlinks, 0) = 0 AND l.url NOT IN (SELECT url FROM seed WHERE run = :run);

-- sitemap-unlisted (notice): A page that search engines may list is in no sitemap, though its host has one.
-- fix: List it.
-- needs: listed_url, page_audit
SELECT x.url AS url, NULL AS evidence FROM page_audit x
WHERE x.indexable = 1 AND x.url NOT IN (SELECT url FROM listed_url)
  AND x.host IN (SELECT u.host FROM listed_url l JOIN url u ON u.id = l.url);

-- sitemap-lastmod-future (notice): A sitemap says that a page was changed later than it was fetched.
-- fix: Have the sitemap say when pages were really changed.
SELECT l.target AS url, g.lastmod AS evidence
FROM sitemap m JOIN fetch f ON f.id = m.fetch
JOIN link l ON l.id BETWEEN f.first_link AND f.first_link + f.links - 1 AND l.kind = 81
JOIN listing g ON g.link = l.id
WHERE m.run = :run AND substr(g.lastmod, 1, 10) > strftime('%Y-%m-%d', f.at / 1000 + 86400, 'unixepoch');
