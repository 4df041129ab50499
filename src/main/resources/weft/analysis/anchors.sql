-- The words by which pages link: one row a target and text, those that say nothing marked.
-- needs: anchor
SELECT
  u.text AS url, -- where the links lead [Destination]
  a.text AS anchor, -- their text; empty where they have none [Anchor]
  a.links AS links, -- how many there are
  a.pages AS pages, -- on how many pages
  CASE
    WHEN a.text = '' THEN 'empty'
    WHEN lower(a.text) IN ('click here', 'click', 'here', 'more', 'read more', 'learn more', 'link', 'this', 'this page',
      'details', 'continue', 'go', 'start', 'hier', 'mehr', 'weiterlesen', 'ici', 'en savoir plus', 'lire la suite',
      'aquí', 'leer más', 'qui', 'leggi tutto', 'tutaj', 'więcej') THEN 'generic'
    WHEN a.text LIKE 'http%://%' THEN 'url'
  END AS verdict, -- empty, generic (says nothing of the target), url; else NULL
  s.text AS example -- a page with such a link [Source]
FROM anchor a
JOIN url u ON u.id = a.target
JOIN url s ON s.id = a.example
ORDER BY 1, 3 DESC, 2
