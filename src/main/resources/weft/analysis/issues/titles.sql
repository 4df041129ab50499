-- title-missing (error): The page has no title, or an empty one.
-- fix: Give it a title that says in a few words what is on it.
-- needs: page_audit
SELECT url AS url, NULL AS evidence FROM page_audit WHERE title_length IS NULL;

-- title-duplicate (warning): Pages that search engines may list have the same title as others.
-- fix: Give each page a title of its own; where they are the same page, name one canonical.
-- needs: page_audit
SELECT url AS url, n || ' pages: ' || title AS evidence
FROM (
  SELECT x.url, p.title, count(*) OVER (PARTITION BY p.title) AS n FROM page_audit x JOIN page p ON p.fetch = x.fetch
  WHERE x.indexable = 1 AND x.title_length > 0)
WHERE n > 1;

-- title-placeholder (warning): The title is one that tools put there, such as Untitled or Document.
-- fix: Write a title that says what is on the page.
-- needs: page_audit
SELECT x.url AS url, p.title AS evidence FROM page_audit x JOIN page p ON p.fetch = x.fetch
WHERE x.title_length < 25 AND lower(trim(p.title)) IN ('untitled', 'untitled document', 'untitled page', 'document', 'new page',
  'new page 1', 'page title', 'title', 'title here', 'index', 'home page', 'default', 'test', 'react app', 'vite app');

-- title-long (notice): The title has more than 60 characters; search results cut it.
-- fix: Say what matters within the first 60 characters.
-- needs: page_audit
SELECT url AS url, title_length || ' characters' AS evidence FROM page_audit WHERE title_length > 60;

-- title-short (notice): The title has less than 10 characters.
-- fix: Say more of what is on the page.
-- needs: page_audit
SELECT x.url AS url, p.title AS evidence FROM page_audit x JOIN page p ON p.fetch = x.fetch
WHERE x.title_length < 10;

-- title-same-as-h1 (notice): Title and first h1 are the same, word for word.
-- fix: Use the title to add what the heading takes for granted, such as the name of the site.
-- needs: page_audit
SELECT x.url AS url, p.title AS evidence FROM page_audit x JOIN page p ON p.fetch = x.fetch
WHERE x.title_length = x.h1_length
  AND p.title = (SELECT value ->> '$[1]' FROM json_each(p.headings) WHERE value ->> '$[0]' = 1 LIMIT 1);
