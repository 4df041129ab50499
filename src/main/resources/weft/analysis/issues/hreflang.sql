-- hreflang-invalid (error): The language of a version is none that there is, such as en-UK.
-- fix: Use a language of ISO 639-1, and a region of ISO 3166-1 if any: en-GB.
-- needs: head_link
SELECT h.source AS url, h.lang || ' for ' || t.text AS evidence FROM head_link h JOIN url t ON t.id = h.target
WHERE h.kind IN (11, 17) AND language_code(h.lang) = '0';

-- hreflang-broken (error): A version in another language answers with an error or not at all.
-- fix: Name a page that exists, or take it out.
-- needs: head_link, bad_url
SELECT h.source AS url, h.lang || ' ' || t.text || ': ' || b.outcome AS evidence
FROM head_link h JOIN bad_url b ON b.url = h.target AND b.blocked = 0 JOIN url t ON t.id = h.target WHERE h.kind IN (11, 17);

-- hreflang-redirect (warning): A version in another language redirects.
-- fix: Name the target of the redirect.
-- needs: head_link, redirect_hop
SELECT h.source AS url, h.lang || ' ' || t.text AS evidence
FROM head_link h JOIN redirect_hop r ON r.url = h.target JOIN url t ON t.id = h.target WHERE h.kind IN (11, 17);

-- hreflang-not-indexable (warning): A version in another language says noindex or names another page canonical.
-- fix: Name the canonical version.
-- needs: head_link, page_fact
SELECT h.source AS url, h.lang || ' ' || t.text || ': ' || p.why_not AS evidence
FROM head_link h JOIN page_fact p ON p.url = h.target AND p.why_not IN ('noindex', 'canonicalised') JOIN url t ON t.id = h.target
WHERE h.kind IN (11, 17);

-- hreflang-no-return (error): A version in another language does not name this page, so that search engines ignore both.
-- fix: Name this page there with its language.
-- needs: head_link, page_audit
SELECT h.source AS url, h.lang || ' ' || t.text AS evidence
FROM head_link h JOIN page_audit x ON x.url = h.target JOIN url t ON t.id = h.target
WHERE h.kind IN (11, 17) AND h.target <> h.source
  AND NOT EXISTS (SELECT 1 FROM head_link b WHERE b.source = h.target AND b.kind IN (11, 17) AND b.target = h.source);

-- hreflang-no-self (notice): The page names versions in other languages, but not itself.
-- fix: Name the page itself with its own language too.
-- needs: head_link
SELECT DISTINCT h.source AS url, NULL AS evidence FROM head_link h
WHERE h.kind IN (11, 17)
  AND NOT EXISTS (SELECT 1 FROM head_link b WHERE b.source = h.source AND b.kind IN (11, 17) AND b.target = h.source);

-- hreflang-two-targets (error): The page names two different versions for the same language.
-- fix: Name one.
-- needs: head_link
SELECT source AS url, group_concat(lang, ', ') AS evidence
FROM (SELECT source, lower(lang) AS lang FROM head_link WHERE kind IN (11, 17) GROUP BY 1, 2 HAVING count(DISTINCT target) > 1)
GROUP BY source;
