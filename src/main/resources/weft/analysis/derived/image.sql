-- Images, and how pages show them.
-- version: 1
-- needs: inlink
CREATE TABLE image (
  url         INTEGER PRIMARY KEY,
  uses        INTEGER NOT NULL,
  pages       INTEGER NOT NULL,
  missing_alt INTEGER NOT NULL,
  alt         TEXT,
  example     INTEGER NOT NULL,
  without_alt INTEGER
) STRICT;
INSERT INTO image (url, uses, pages, missing_alt, alt, example, without_alt)
SELECT i.target, count(*), count(DISTINCT i.source), sum(coalesce(l.text, '') = ''),
  max(l.text), min(i.source), min(CASE WHEN coalesce(l.text, '') = '' THEN i.source END)
FROM inlink i
JOIN link l ON l.id = i.link
WHERE i.kind IN (21, 22)
GROUP BY i.target;
