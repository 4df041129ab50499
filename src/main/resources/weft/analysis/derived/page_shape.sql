-- Where each page lies in its site, and which pattern its URL follows.
-- version: 1
-- needs: page_fact
CREATE TABLE page_shape (
  url      INTEGER PRIMARY KEY,
  folder   TEXT NOT NULL,
  template TEXT NOT NULL
) STRICT;
INSERT INTO page_shape (url, folder, template)
SELECT x.url, folder(u.text), template(u.text)
FROM page_fact x
JOIN url u ON u.id = x.url
ORDER BY x.url;
