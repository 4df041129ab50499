-- og-missing (notice): A page that search engines may list has no Open Graph data.
-- fix: Add og:title, og:type, og:image and og:url; networks show them with links.
-- needs: page_audit, content
SELECT x.url AS url, NULL AS evidence FROM page_audit x JOIN content n ON n.body = x.body
WHERE x.indexable = 1 AND n.text IS NOT NULL
  AND coalesce(n.metadata ->> '$.og_title', n.metadata ->> '$.og_image', n.metadata ->> '$.og_type', n.metadata ->> '$.og_url', n.metadata ->> '$.og_description') IS NULL;

-- og-incomplete (notice): Open Graph data lacks one of title, type, image, url.
-- fix: Add what is missing.
-- needs: page_audit, content
SELECT url AS url, 'lacks ' || rtrim(lacks, ', ') AS evidence
FROM (
  SELECT x.url, n.metadata,
    iif(n.metadata ->> '$.og_title' IS NULL, 'og:title, ', '') || iif(n.metadata ->> '$.og_type' IS NULL, 'og:type, ', '')
    || iif(n.metadata ->> '$.og_image' IS NULL, 'og:image, ', '') || iif(n.metadata ->> '$.og_url' IS NULL, 'og:url, ', '') AS lacks
  FROM page_audit x JOIN content n ON n.body = x.body WHERE x.indexable = 1)
WHERE lacks <> ''
  AND coalesce(metadata ->> '$.og_title', metadata ->> '$.og_image', metadata ->> '$.og_type', metadata ->> '$.og_url', metadata ->> '$.og_description') IS NOT NULL;

-- og-image-relative (warning): og:image is no absolute URL; networks need one.
-- fix: Write it in full, with scheme and host.
-- needs: page_audit, content
SELECT x.url AS url, n.metadata ->> '$.og_image' AS evidence FROM page_audit x JOIN content n ON n.body = x.body
WHERE n.metadata ->> '$.og_image' NOT LIKE 'http%://%';

-- og-url-differs (notice): og:url is another URL than the canonical one.
-- fix: Let both be the same, so that shares count for one page.
-- needs: page_audit, content
SELECT x.url AS url, n.metadata ->> '$.og_url' AS evidence
FROM page_audit x JOIN page p ON p.fetch = x.fetch JOIN content n ON n.body = x.body
WHERE n.metadata ->> '$.og_url' LIKE 'http%://%' AND p.canonical IS NOT NULL
  AND rtrim(n.metadata ->> '$.og_url', '/') <> rtrim(p.canonical, '/');

-- twitter-card-missing (notice): A page that search engines may list has no twitter:card.
-- fix: Add twitter:card, such as summary_large_image.
-- needs: page_audit, content
SELECT x.url AS url, NULL AS evidence FROM page_audit x JOIN content n ON n.body = x.body
WHERE x.indexable = 1 AND n.text IS NOT NULL AND n.metadata ->> '$.twitter_card' IS NULL;
