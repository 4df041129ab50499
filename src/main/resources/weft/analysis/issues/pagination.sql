-- pagination-broken (error): The next or previous page that is named answers with an error or not at all.
-- fix: Name a page that exists, or take it out.
-- needs: head_link, bad_url
SELECT h.source AS url, t.text || ': ' || b.outcome AS evidence
FROM head_link h JOIN bad_url b ON b.url = h.target AND b.blocked = 0 JOIN url t ON t.id = h.target WHERE h.kind IN (12, 13, 18, 19);

-- pagination-redirect (warning): The next or previous page that is named redirects.
-- fix: Name the target of the redirect.
-- needs: head_link, redirect_hop
SELECT h.source AS url, t.text AS evidence
FROM head_link h JOIN redirect_hop r ON r.url = h.target JOIN url t ON t.id = h.target WHERE h.kind IN (12, 13, 18, 19);

-- pagination-not-indexable (notice): The next or previous page that is named says noindex or names another page canonical.
-- fix: Let each page of a series be its own canonical.
-- needs: head_link, page_fact
SELECT h.source AS url, t.text || ': ' || p.why_not AS evidence
FROM head_link h JOIN page_fact p ON p.url = h.target AND p.why_not IN ('noindex', 'canonicalised') JOIN url t ON t.id = h.target
WHERE h.kind IN (12, 13, 18, 19);

-- pagination-no-return (notice): The page that is named next does not name this one previous, or the other way round.
-- fix: Name each other in both pages.
-- needs: head_link, page_audit
SELECT h.source AS url, t.text AS evidence
FROM head_link h JOIN page_audit x ON x.url = h.target JOIN url t ON t.id = h.target
WHERE h.kind IN (12, 13, 18, 19) AND NOT EXISTS (SELECT 1 FROM head_link b WHERE b.source = h.target AND b.target = h.source
  AND b.kind IN (12, 13, 18, 19) AND (b.kind IN (12, 18)) <> (h.kind IN (12, 18)));

-- pagination-unlinked (notice): The next or previous page that is named has no link that readers could click.
-- fix: Link to it too.
-- needs: head_link, inlink
SELECT h.source AS url, t.text AS evidence
FROM head_link h JOIN url t ON t.id = h.target
WHERE h.kind IN (12, 13, 18, 19)
  AND NOT EXISTS (SELECT 1 FROM inlink i WHERE i.target = h.target AND i.source = h.source AND i.kind IN :hyperlinks);
