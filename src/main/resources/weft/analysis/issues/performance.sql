-- compression-missing (warning): A page of more than 1 KiB came uncompressed.
-- fix: Have the server compress text with gzip, Brotli or Zstandard.
-- needs: page_audit
SELECT url AS url, length || ' bytes' AS evidence FROM page_audit WHERE instr(gaps, ',compression,') > 0 AND length > 1024;

-- caching-missing (notice): The page has neither Cache-Control, Expires, ETag nor Last-Modified; it is sent whole each time.
-- fix: Send ETag or Last-Modified, or say how long it may be kept.
-- needs: page_audit
SELECT url AS url, NULL AS evidence FROM page_audit WHERE instr(gaps, ',caching,') > 0;

-- ttfb-slow (warning): The first byte came more than 1 second after the request.
-- fix: Find out what the server does meanwhile; keep ready-made pages.
-- needs: page_audit
SELECT url AS url, first_byte / 1000 || ' ms' AS evidence FROM page_audit WHERE first_byte > 1000000;

-- response-slow (notice): The whole answer took more than 3 seconds.
-- fix: Make the page smaller or the server faster.
-- needs: page_audit
SELECT url AS url, total / 1000 || ' ms' AS evidence FROM page_audit WHERE total > 3000000;

-- html-large (warning): The HTML has more than 1 MiB after decoding.
-- fix: Leave out what belongs into files of its own: styles, scripts, data, images.
-- needs: page_audit
SELECT url AS url, length / 1024 || ' KiB' AS evidence FROM page_audit WHERE length > 1048576;

-- http-old (notice): The page came over https by HTTP/1.0 or 1.1.
-- fix: Turn on HTTP/2; over it, requests need not wait for each other.
-- needs: page_audit
SELECT x.url AS url, f.protocol AS evidence FROM page_audit x JOIN fetch f ON f.id = x.fetch WHERE x.https = 1 AND f.protocol LIKE 'http/1.%';
