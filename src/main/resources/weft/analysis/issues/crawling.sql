-- crawl-unfinished (notice): The URL was still waiting when the run ended, so that nothing is known of it.
-- fix: Carry the run on with 'weft resume FILE'.
SELECT c.url AS url, NULL AS evidence FROM crawl_url c WHERE c.run = :run AND c.state = 0;

-- crawl-depth-limit (notice): The URL lies further from the seeds than the depth limit, and was not fetched.
-- fix: Raise --depth, or accept it.
SELECT c.url AS url, c.rule AS evidence FROM crawl_url c WHERE c.run = :run AND c.state = 3 AND c.reason = 16;

-- crawl-page-limit (notice): The page limit of its host or of a pattern was used up before this URL, which was not fetched.
-- fix: Raise the limit, or accept it; a calendar or a search without end is better excluded.
SELECT c.url AS url, c.rule AS evidence FROM crawl_url c WHERE c.run = :run AND c.state = 3 AND c.reason IN (17, 21);

-- crawl-redirect-limit (warning): More redirects in a row led to the URL than the crawl follows.
-- fix: Shorten the chain.
SELECT c.url AS url, c.rule AS evidence FROM crawl_url c WHERE c.run = :run AND c.state = 3 AND c.reason = 18;

-- crawl-host-dead (error): The host was given up because it could not be reached, and this URL with it.
-- fix: Bring the host back, and run 'weft crawl' again.
SELECT c.url AS url, c.rule AS evidence FROM crawl_url c WHERE c.run = :run AND c.state = 2 AND c.reason = 47;

-- crawl-trap (warning): Links go on without end: addresses that repeat themselves, or a pattern whose pages bring nothing new. What follows there was left out.
-- fix: Take such links away or have the site refuse such addresses; each crawler loses its time in them.
SELECT h.name || ':' || h.port || t.pattern AS url,
  t.novel || ' of ' || t.examined || ' pages looked into brought anything new' AS evidence
FROM trap t JOIN host h ON h.id = t.host WHERE t.run = :run AND t.action IN (1, 2)
UNION ALL
SELECT c.url, c.rule FROM crawl_url c
WHERE c.run = :run AND c.state = 3 AND c.reason = 22 AND c.rule LIKE 'max-%';
