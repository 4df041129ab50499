-- url-uppercase (notice): The path has capital letters, so that the same page in small letters may be another URL.
-- fix: Use small letters in new addresses, and redirect the others.
-- needs: page_audit
SELECT url AS url, NULL AS evidence FROM page_audit WHERE instr(url_flaws, ',uppercase,') > 0;

-- url-underscore (notice): The path has underscores; hyphens part words for readers and search engines.
-- fix: Use hyphens in new addresses.
-- needs: page_audit
SELECT url AS url, NULL AS evidence FROM page_audit WHERE instr(url_flaws, ',underscore,') > 0;

-- url-space (warning): The path has spaces (%20 or +).
-- fix: Use hyphens instead.
-- needs: page_audit
SELECT url AS url, NULL AS evidence FROM page_audit WHERE instr(url_flaws, ',space,') > 0;

-- url-non-ascii (notice): The address has characters beyond ASCII, which are escaped wherever it is copied.
-- fix: Use plain letters where readers would not miss anything.
-- needs: page_audit
SELECT url AS url, NULL AS evidence FROM page_audit WHERE instr(url_flaws, ',non-ascii,') > 0;

-- url-long (notice): The address has more than 200 characters.
-- fix: Shorten it.
-- needs: page_audit
SELECT x.url AS url, length(u.text) || ' characters' AS evidence FROM page_audit x JOIN url u ON u.id = x.url
WHERE instr(x.url_flaws, ',long,') > 0;

-- url-parameters (notice): The address has more than 3 parameters.
-- fix: Leave out those that do not change the page, or put what matters into the path.
-- needs: page_audit
SELECT url AS url, NULL AS evidence FROM page_audit WHERE instr(url_flaws, ',parameters,') > 0;

-- url-double-slash (warning): The path has two slashes in a row.
-- fix: Mend what puts the address together; both forms answer, so that each page is there twice.
-- needs: page_audit
SELECT url AS url, NULL AS evidence FROM page_audit WHERE instr(url_flaws, ',double-slash,') > 0;

-- url-session (warning): The address carries a session, so that every reader gets addresses of his own.
-- fix: Keep sessions in cookies.
-- needs: page_audit
SELECT url AS url, NULL AS evidence FROM page_audit WHERE instr(url_flaws, ',session,') > 0;

-- url-repeated (warning): The path repeats a segment three times or more, as relative links that lead astray do.
-- fix: Look for a relative link without a slash at its beginning on the page that leads here.
-- needs: page_audit
SELECT x.url AS url, 'found on ' || v.text AS evidence FROM page_audit x
JOIN crawl_url c ON c.run = :run AND c.url = x.url LEFT JOIN url v ON v.id = c.via
WHERE instr(x.url_flaws, ',repeated,') > 0;
