-- page-insecure (error): The page came over http: anybody on the way can read and change it (not said of this machine).
-- fix: Serve it over https, and redirect there.
-- needs: page_audit
SELECT x.url AS url, NULL AS evidence FROM page_audit x JOIN host h ON h.id = x.host
WHERE x.https = 0 AND NOT (h.name = 'localhost' OR h.name LIKE '%.localhost' OR h.name = '[::1]'
  OR h.name GLOB '127.[0-9]*.[0-9]*.[0-9]*');

-- tls-failed (error): No secure connection could be made: the certificate is not valid for the host, or nothing in common to speak.
-- fix: Renew or correct the certificate; the evidence says what was wrong.
SELECT c.url AS url, c.rule AS evidence FROM crawl_url c WHERE c.run = :run AND c.state = 2 AND c.reason = 42;

-- mixed-content (error): A page that came over https loads something over http; browsers block it, or ask for it over https.
-- fix: Load it over https.
-- needs: mixed_content
SELECT m.url AS url, m.resources || ' resources, such as ' || m.example AS evidence FROM mixed_content m WHERE m.resources > 0;

-- form-insecure (error): A form on a page that came over https sends over http.
-- fix: Let its action be https.
-- needs: mixed_content
SELECT m.url AS url, m.forms || ' forms, such as to ' || m.example AS evidence FROM mixed_content m WHERE m.forms > 0;

-- redirect-insecure (error): An https URL redirects to http.
-- fix: Redirect to https.
-- needs: redirect_hop
SELECT r.url AS url, 'to ' || t.text AS evidence
FROM redirect_hop r JOIN url u ON u.id = r.url AND u.text LIKE 'https:%' JOIN url t ON t.id = r.target AND t.text LIKE 'http:%';

-- hsts-missing (warning): A page that came over https has no Strict-Transport-Security.
-- fix: Send Strict-Transport-Security with a max-age of a year.
-- needs: page_audit
SELECT url AS url, NULL AS evidence FROM page_audit WHERE https = 1 AND instr(gaps, ',hsts,') > 0;

-- csp-missing (notice): The page has no Content-Security-Policy.
-- fix: Send one that names where scripts may come from.
-- needs: page_audit
SELECT url AS url, NULL AS evidence FROM page_audit WHERE instr(gaps, ',csp,') > 0;

-- nosniff-missing (notice): The page has no X-Content-Type-Options: nosniff.
-- fix: Send it.
-- needs: page_audit
SELECT url AS url, NULL AS evidence FROM page_audit WHERE instr(gaps, ',nosniff,') > 0;

-- framing-allowed (notice): Any site may show the page in a frame: it has neither X-Frame-Options nor frame-ancestors.
-- fix: Send Content-Security-Policy with frame-ancestors.
-- needs: page_audit
SELECT url AS url, NULL AS evidence FROM page_audit WHERE instr(gaps, ',frame,') > 0;

-- referrer-policy-missing (notice): The page has no Referrer-Policy.
-- fix: Send one, such as strict-origin-when-cross-origin.
-- needs: page_audit
SELECT url AS url, NULL AS evidence FROM page_audit WHERE instr(gaps, ',referrer,') > 0;

-- cookie-insecure (warning): A page that came over https sets a cookie without Secure.
-- fix: Add Secure.
-- needs: page_audit
SELECT x.url AS url, cookies_without(f.headers, 'secure') AS evidence
FROM page_audit x JOIN fetch f ON f.id = x.fetch WHERE x.https = 1 AND instr(x.gaps, ',cookie-secure,') > 0;

-- cookie-script (notice): The page sets a cookie without HttpOnly: scripts can read it.
-- fix: Add HttpOnly unless scripts of the page need the cookie.
-- needs: page_audit
SELECT x.url AS url, cookies_without(f.headers, 'httponly') AS evidence
FROM page_audit x JOIN fetch f ON f.id = x.fetch WHERE instr(x.gaps, ',cookie-httponly,') > 0;

-- cookie-samesite (notice): The page sets a cookie without SameSite.
-- fix: Add SameSite=Lax, or None where other sites need it.
-- needs: page_audit
SELECT x.url AS url, cookies_without(f.headers, 'samesite') AS evidence
FROM page_audit x JOIN fetch f ON f.id = x.fetch WHERE instr(x.gaps, ',cookie-samesite,') > 0;

-- server-version (notice): The server tells the version of its software.
-- fix: Turn that off; it helps only attackers.
-- needs: page_audit
SELECT x.url AS url, coalesce(header(f.headers, 'x-powered-by'), header(f.headers, 'server')) AS evidence
FROM page_audit x JOIN fetch f ON f.id = x.fetch WHERE instr(x.gaps, ',version,') > 0;

-- link-opener (notice): A link to another host opens a window (target=_blank) without rel=noopener; in older browsers what it leads to can send this page elsewhere.
-- fix: Add rel=noopener.
-- needs: fragment
-- costly: yes
SELECT m.url AS url, m.openers || ' such links, as to ' || m.opener_example AS evidence FROM markup_flaw m WHERE m.openers > 0;
