-- h1-missing (warning): The page has no h1.
-- fix: Give it one heading of the first level that says what it is about.
-- needs: page_audit
SELECT url AS url, NULL AS evidence FROM page_audit WHERE h1s = 0;

-- h1-several (notice): The page has more than one h1.
-- fix: Keep one, and make the others h2.
-- needs: page_audit
SELECT url AS url, h1s || ' h1' AS evidence FROM page_audit WHERE h1s > 1;

-- h1-long (notice): The first h1 has more than 70 characters.
-- fix: Shorten the heading; put the rest into the text.
-- needs: page_audit
SELECT url AS url, h1_length || ' characters' AS evidence FROM page_audit WHERE h1_length > 70;

-- h1-duplicate (notice): Pages that search engines may list have the same first h1 as others.
-- fix: Say in each heading what is different about the page.
-- needs: page_audit
WITH h AS MATERIALIZED (
  SELECT x.url, (SELECT value ->> '$[1]' FROM json_each(p.headings) WHERE value ->> '$[0]' = 1 LIMIT 1) AS h1
  FROM page_audit x JOIN page p ON p.fetch = x.fetch WHERE x.indexable = 1 AND x.h1_length > 0)
SELECT url AS url, n || ' pages: ' || h1 AS evidence
FROM (SELECT url, h1, count(*) OVER (PARTITION BY h1) AS n FROM h) WHERE n > 1;

-- heading-empty (notice): A heading has no text.
-- fix: Remove it, or give it its text; an image in it needs an alt.
-- needs: page_audit
SELECT url AS url, empty_headings || ' empty' AS evidence FROM page_audit WHERE empty_headings > 0;

-- heading-skipped (notice): Headings leave out a level, such as an h4 behind an h2.
-- fix: Order headings as in a table of contents; those who hear the page find their way by it.
-- needs: page_audit
SELECT url AS url, skips || ' skipped' AS evidence FROM page_audit WHERE skips > 0;
