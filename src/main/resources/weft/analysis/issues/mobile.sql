-- viewport-missing (warning): The page has no meta viewport; telephones show it as wide as a desk.
-- fix: Add <meta name="viewport" content="width=device-width, initial-scale=1">.
-- needs: page_audit, content
SELECT x.url AS url, NULL AS evidence FROM page_audit x JOIN content n ON n.body = x.body
WHERE n.text IS NOT NULL AND n.metadata ->> '$.viewport' IS NULL;

-- viewport-no-zoom (warning): The meta viewport keeps readers from enlarging the page.
-- fix: Take out user-scalable=no and maximum-scale.
-- needs: page_audit, content
SELECT x.url AS url, n.metadata ->> '$.viewport' AS evidence FROM page_audit x JOIN content n ON n.body = x.body
WHERE replace(lower(n.metadata ->> '$.viewport'), ' ', '') LIKE '%user-scalable=no%'
  OR replace(lower(n.metadata ->> '$.viewport'), ' ', '') LIKE '%user-scalable=0%'
  OR replace(replace(lower(n.metadata ->> '$.viewport'), ' ', ''), ';', ',') || ',' LIKE '%maximum-scale=1,%'
  OR replace(replace(lower(n.metadata ->> '$.viewport'), ' ', ''), ';', ',') || ',' LIKE '%maximum-scale=1.0,%';

-- viewport-fixed (notice): The meta viewport gives a width in pixels.
-- fix: Use width=device-width.
-- needs: page_audit, content
SELECT x.url AS url, n.metadata ->> '$.viewport' AS evidence FROM page_audit x JOIN content n ON n.body = x.body
WHERE replace(lower(n.metadata ->> '$.viewport'), ' ', '') GLOB '*width=[0-9]*';
