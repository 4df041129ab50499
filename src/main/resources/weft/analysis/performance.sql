-- How fast pages came, by host and by template: percentiles over their newest fetches.
-- needs: page_fact, page_shape
WITH
  measured AS (
    SELECT x.host, g.template, f.first_byte, f.total, f.wire_length, b.length,
      f.dns, f.connect, f.tls,
      header(f.headers, 'content-encoding') IS NOT NULL AS compressed,
      coalesce(header(f.headers, 'cache-control') LIKE '%max-age=%'
        AND header(f.headers, 'cache-control') NOT LIKE '%max-age=0%'
        AND header(f.headers, 'cache-control') NOT LIKE '%no-store%', 0) AS cacheable
    FROM page_fact x
    JOIN page_shape g ON g.url = x.url
    JOIN fetch f ON f.id = x.fetch
    LEFT JOIN body b ON b.id = x.body
    WHERE f.first_byte IS NOT NULL),
  keyed AS (
    SELECT 'host' AS scope, h.name || ':' || h.port AS key, m.* FROM measured m JOIN host h ON h.id = m.host
    UNION ALL
    SELECT 'template', template, m.* FROM measured m),
  ranked AS (
    SELECT *, row_number() OVER (PARTITION BY scope, key ORDER BY first_byte) AS i,
      count(*) OVER (PARTITION BY scope, key) AS n
    FROM keyed)
SELECT
  scope AS scope, -- host or template
  key AS key, -- host and port, or the pattern that the URLs follow
  count(*) AS pages, -- how many were measured
  round(avg(dns) / 1000, 1) AS dns_ms, -- mean time of name resolution, where there was one
  round(avg(connect) / 1000, 1) AS connect_ms, -- mean time to connect, where that was done
  round(avg(tls) / 1000, 1) AS tls_ms, -- mean time of the TLS handshake, where there was one
  max(iif(i <= (n + 1) / 2, first_byte, 0)) / 1000.0 AS ttfb_p50_ms, -- median time to the first byte
  max(iif(i <= (n * 95 + 99) / 100, first_byte, 0)) / 1000.0 AS ttfb_p95_ms, -- 95 of 100 pages took no longer
  max(first_byte) / 1000.0 AS ttfb_max_ms, -- the slowest
  round(avg(total) / 1000, 1) AS total_ms, -- mean time of the whole fetch
  CAST(avg(wire_length) AS INTEGER) AS size_wire, -- mean bytes as received
  CAST(avg(length) AS INTEGER) AS size_body, -- mean bytes after decoding
  round(avg(compressed), 3) AS compressed, -- share that came compressed
  round(avg(cacheable), 3) AS cacheable -- share that a cache may keep for a while (Cache-Control)
FROM ranked
GROUP BY scope, key
ORDER BY scope, 8 DESC, key
