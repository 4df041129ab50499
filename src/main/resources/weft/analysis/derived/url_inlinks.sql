-- How many links lead to a URL: all, and of these hyperlinks, and the pages that they stand on.
-- version: 1
-- needs: inlink
CREATE TABLE url_inlinks (
  url            INTEGER PRIMARY KEY,
  links          INTEGER NOT NULL,
  inlinks        INTEGER NOT NULL,
  unique_inlinks INTEGER NOT NULL,
  followed       INTEGER NOT NULL
) STRICT;
INSERT INTO url_inlinks (url, links, inlinks, unique_inlinks, followed)
SELECT target, count(*), sum(kind IN :hyperlinks),
  count(DISTINCT CASE WHEN kind IN :hyperlinks AND source <> target THEN source END),
  count(DISTINCT CASE WHEN kind IN :hyperlinks AND source <> target AND nofollow = 0 THEN source END)
FROM inlink
GROUP BY target;
