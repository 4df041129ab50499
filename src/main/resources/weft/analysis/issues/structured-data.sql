-- structured-invalid (error): What the page describes for machines cannot be read.
-- fix: Correct it; the evidence says where reading stopped.
-- needs: page_audit, content
SELECT x.url AS url, d.format || ': ' || d.trouble AS evidence
FROM page_audit x JOIN structured d ON d.body = x.body WHERE d.trouble IS NOT NULL;

-- structured-no-type (warning): Something that the page describes for machines has no type.
-- fix: Name its type, such as Product or Article.
-- needs: page_audit, content
SELECT x.url AS url, d.format AS evidence
FROM page_audit x JOIN structured d ON d.body = x.body
WHERE d.trouble IS NULL AND d.type IS NULL AND d.format IN ('json-ld', 'microdata', 'rdfa');

-- structured-none (notice): A page that search engines may list describes nothing for machines (JSON-LD, Microdata, RDFa).
-- fix: Describe what is on it in the terms of schema.org where a search engine would show it.
-- needs: page_audit, content
SELECT x.url AS url, NULL AS evidence FROM page_audit x JOIN content n ON n.body = x.body
WHERE x.indexable = 1 AND n.text IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM structured d WHERE d.body = x.body AND d.format IN ('json-ld', 'microdata', 'rdfa'));
