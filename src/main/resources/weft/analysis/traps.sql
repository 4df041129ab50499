-- URL patterns that were slowed or stopped because their pages bring nothing new: one row a pattern.
WITH left_out AS MATERIALIZED (
  SELECT host, substr(rule, 1, instr(rule, ': ') - 1) AS pattern, count(*) AS urls
  FROM crawl_url WHERE run = :run AND state = 3 AND reason = 22 GROUP BY 1, 2)
SELECT
  h.name AS host, -- host name
  h.port AS port, -- its port
  t.pattern AS pattern, -- what the URLs have in common, such as /calendar/{n}/{n}
  t.fetched AS fetched, -- pages of it that were answered
  t.examined AS examined, -- of these, how many were looked into
  t.novel AS unique_content, -- of these, how many brought anything new
  round(1.0 * t.novel / max(t.examined, 1), 4) AS yield, -- their share, from 0 to 1
  CASE t.action WHEN 1 THEN 'slowed' WHEN 2 THEN 'stopped' ELSE 'cleared' END AS action, -- slowed (they come last), stopped (left out), cleared (neither any more)
  coalesce(x.urls, 0) AS excluded -- URLs that were left out for it
FROM trap t
JOIN host h ON h.id = t.host
LEFT JOIN left_out x ON x.host = t.host AND x.pattern = t.pattern
WHERE t.run = :run AND t.action > 0
ORDER BY t.action = 3, t.fetched DESC, 1, 2, 3
