-- The words by which pages link to a URL.
-- version: 1
-- needs: inlink
CREATE TABLE anchor (
  target  INTEGER NOT NULL,
  text    TEXT NOT NULL,
  links   INTEGER NOT NULL,
  pages   INTEGER NOT NULL,
  example INTEGER NOT NULL
) STRICT;
INSERT INTO anchor (target, text, links, pages, example)
SELECT i.target, coalesce(l.text, ''), count(*), count(DISTINCT i.source), min(i.source)
FROM inlink i
JOIN link l ON l.id = i.link
WHERE i.kind IN (1, 2)
GROUP BY 1, 2;
