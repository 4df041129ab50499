-- What the rules of weft issues find: one row a rule and URL, the gravest first.
-- needs: issue_rule, issue, costly_issue, link_count, content
-- costly: yes
SELECT
  r.id AS id, -- the rule, see weft issues --catalogue
  r.severity AS severity, -- error, warning, notice
  r.category AS category, -- what it is about
  coalesce(u.text, i.url) AS url, -- the URL that it found [Address]
  i.evidence AS evidence, -- what it found; NULL where the rule says it all
  iif(i.change = 1, 'new', iif(i.change = 0, 'same', NULL)) AS change, -- new, or same as in the run before; NULL where there is none
  coalesce(l.unique_inlinks, 0) AS unique_inlinks, -- pages that link to it [Unique Inlinks]
  r.meaning AS meaning, -- what the rule means
  r.advice AS advice -- how that is mended
FROM (SELECT * FROM issue UNION ALL SELECT * FROM costly_issue) i
JOIN issue_rule r ON r.rule = i.rule
LEFT JOIN url u ON u.id = i.url
LEFT JOIN url_inlinks l ON l.url = i.url
WHERE i.change IS NOT 2
ORDER BY r.severity = 'notice', r.severity = 'warning', i.rule, unique_inlinks DESC, 4
