-- description-missing (warning): A page that search engines may list has no meta description.
-- fix: Write one or two sentences that say why somebody should open the page.
-- needs: page_audit
SELECT url AS url, NULL AS evidence FROM page_audit WHERE indexable = 1 AND description_length IS NULL;

-- description-duplicate (warning): Pages that search engines may list have the same meta description as others.
-- fix: Write one for each page, or leave it out where there is nothing of its own to say.
-- needs: page_audit
SELECT url AS url, n || ' pages: ' || description AS evidence
FROM (
  SELECT x.url, p.description, count(*) OVER (PARTITION BY p.description) AS n FROM page_audit x JOIN page p ON p.fetch = x.fetch
  WHERE x.indexable = 1 AND x.description_length > 0)
WHERE n > 1;

-- description-long (notice): The meta description has more than 160 characters; search results cut it.
-- fix: Say what matters within the first 160 characters.
-- needs: page_audit
SELECT url AS url, description_length || ' characters' AS evidence FROM page_audit WHERE description_length > 160;

-- description-short (notice): The meta description has less than 50 characters.
-- fix: Use the room that search results give.
-- needs: page_audit
SELECT url AS url, description_length || ' characters' AS evidence FROM page_audit WHERE description_length < 50;

-- description-same-as-title (notice): Meta description and title are the same.
-- fix: Let the description say more than the title.
-- needs: page_audit
SELECT x.url AS url, p.title AS evidence FROM page_audit x JOIN page p ON p.fetch = x.fetch
WHERE x.title_length = x.description_length AND trim(p.title) = trim(p.description);
