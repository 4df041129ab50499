-- content-empty (warning): The main text of the page has no words.
-- fix: If text is put there by scripts, have the server send it; else give the page its text, or take it away.
-- needs: page_audit, content
SELECT x.url AS url, NULL AS evidence FROM page_audit x JOIN content n ON n.body = x.body WHERE n.words = 0;

-- content-thin (notice): A page that search engines may list has less than 50 words of main text.
-- fix: Say more, or join the page with others; pages that are no more than a list or a form may be ignored.
-- needs: page_audit, content
SELECT x.url AS url, n.words || ' words' AS evidence FROM page_audit x JOIN content n ON n.body = x.body
WHERE n.words BETWEEN 1 AND 49 AND x.indexable = 1;

-- content-duplicate (warning): Pages that search engines may list have the same bytes as others.
-- fix: Keep one and redirect the others to it, or name it canonical in all of them.
-- needs: page_audit
SELECT url AS url, n || ' pages' AS evidence
FROM (SELECT url, count(*) OVER (PARTITION BY body) AS n FROM page_audit WHERE indexable = 1 AND length > 0) WHERE n > 1;

-- content-near-duplicate (notice): The main text is at least 90 % the same as that of another page that search engines may list.
-- fix: Make the pages differ in what matters, or name one canonical.
-- needs: page_audit, near_duplicate, content
-- costly: yes
SELECT d.url AS url, 'cluster of ' || g.n || ' with ' || u.text AS evidence
FROM (
  SELECT d.cluster, count(*) AS n, min(d.url) AS first FROM near_duplicate d JOIN page_audit x ON x.url = d.url AND x.indexable = 1
  WHERE d.run = :run GROUP BY d.cluster HAVING count(*) > 1) g
JOIN near_duplicate d ON d.run = :run AND d.cluster = g.cluster
JOIN page_audit x ON x.url = d.url AND x.indexable = 1
JOIN url u ON u.id = d.representative;

-- content-placeholder (warning): The main text holds the printers' dummy text that begins with lorem ipsum.
-- fix: Replace it with the text that was meant to be there.
-- needs: page_audit, content
SELECT x.url AS url, substr(n.text, instr(lower(n.text), 'lorem ipsum'), 60) AS evidence
FROM page_audit x JOIN content n ON n.body = x.body WHERE n.text LIKE '%lorem ipsum%';

-- content-language (warning): The main text is in another language than the lang attribute says.
-- fix: Correct the lang attribute; speech output and translators go by it.
-- needs: page_audit, content
SELECT x.url AS url, 'says ' || p.language || ', is ' || n.language AS evidence
FROM page_audit x JOIN page p ON p.fetch = x.fetch JOIN content n ON n.body = x.body
WHERE n.words >= 50 AND length(p.language) >= 2
  AND substr(lower(p.language) || '-', 1, instr(p.language || '-', '-') - 1)
   <> substr(lower(n.language) || '-', 1, instr(n.language || '-', '-') - 1);

-- lang-missing (warning): The html element has no lang attribute.
-- fix: Say which language the page is in: <html lang="en">.
-- needs: page_audit
SELECT x.url AS url, NULL AS evidence FROM page_audit x JOIN page p ON p.fetch = x.fetch
WHERE coalesce(trim(p.language), '') = '';

-- lang-invalid (warning): The lang attribute is no language that there is.
-- fix: Use a code such as en, de-AT or pt-BR.
-- needs: page_audit
SELECT x.url AS url, p.language AS evidence FROM page_audit x JOIN page p ON p.fetch = x.fetch
WHERE trim(p.language) <> '' AND language_code(p.language) = '0';

-- content-needs-script (notice): The page shows next to nothing unless its scripts run.
-- fix: Have the server send the text; many crawlers run no scripts.
-- needs: page_audit
SELECT x.url AS url, NULL AS evidence FROM page_audit x JOIN page p ON p.fetch = x.fetch WHERE p.needs_js = 1;

-- content-unreadable (notice): The page could not be parsed whole.
-- fix: Look at what parsing says, and validate the page.
-- needs: page_audit
SELECT x.url AS url, p.trouble AS evidence FROM page_audit x JOIN page p ON p.fetch = x.fetch WHERE p.trouble IS NOT NULL;
