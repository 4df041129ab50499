-- How pages are protected on their way and in the browser: one row a page of HTML with status 200.
-- needs: page_fact, mixed_content
SELECT
  url AS url, -- the page [Address]
  https AS https, -- 1 where it was fetched over https
  hsts AS hsts, -- Strict-Transport-Security as received
  csp AS csp, -- Content-Security-Policy as received
  x_frame_options AS x_frame_options, -- X-Frame-Options as received
  x_content_type_options AS x_content_type_options, -- X-Content-Type-Options as received
  referrer_policy AS referrer_policy, -- Referrer-Policy as received
  mixed_content AS mixed_content, -- what it needs over http though it came over https
  insecure_forms AS insecure_forms, -- forms that send over http though it came over https
  cookie_flags AS cookie_flags, -- what a cookie that it sets lacks: Secure, HttpOnly, SameSite; NULL where it sets none
  rtrim(iif(https, '', 'not https, ') || iif(https AND hsts IS NULL, 'no hsts, ', '') || iif(csp IS NULL, 'no csp, ', '')
    || iif(x_frame_options IS NULL AND coalesce(csp, '') NOT LIKE '%frame-ancestors%', 'may be framed, ', '')
    || iif(coalesce(x_content_type_options, '') NOT LIKE '%nosniff%', 'no nosniff, ', '')
    || iif(mixed_content > 0, 'mixed content, ', '') || iif(insecure_forms > 0, 'insecure form, ', '')
    || iif(cookie_flags <> '', 'insecure cookie, ', ''), ', ') AS verdict -- not https, no hsts, no csp, may be framed, no nosniff, mixed content, insecure form, insecure cookie
FROM (
  SELECT u.text AS url, u.text LIKE 'https:%' AS https,
    header(f.headers, 'strict-transport-security') AS hsts,
    header(f.headers, 'content-security-policy') AS csp,
    header(f.headers, 'x-frame-options') AS x_frame_options,
    header(f.headers, 'x-content-type-options') AS x_content_type_options,
    header(f.headers, 'referrer-policy') AS referrer_policy,
    coalesce(m.resources, 0) AS mixed_content, coalesce(m.forms, 0) AS insecure_forms,
    CASE WHEN header(f.headers, 'set-cookie') IS NOT NULL THEN
      rtrim(iif(header(f.headers, 'set-cookie') LIKE '%; secure%', '', 'Secure, ')
        || iif(header(f.headers, 'set-cookie') LIKE '%; httponly%', '', 'HttpOnly, ')
        || iif(header(f.headers, 'set-cookie') LIKE '%; samesite%', '', 'SameSite, '), ', ') END AS cookie_flags
  FROM page_fact x
  JOIN url u ON u.id = x.url
  JOIN fetch f ON f.id = x.fetch
  LEFT JOIN mixed_content m ON m.url = x.url
  WHERE x.html = 1 AND x.status = 200
  ORDER BY x.url)
