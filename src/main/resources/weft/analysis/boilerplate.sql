-- Paragraphs of main texts that stand on half the pages of a host or more.
-- needs: content, boilerplate_block
-- costly: yes
SELECT
  h.name AS host, -- host name
  b.text AS text, -- the paragraph
  b.pages AS pages, -- pages that have it, of those that were read
  b.sampled AS sampled, -- pages of the host that were read, 500 at most
  round(1.0 * b.pages / b.sampled, 4) AS share, -- the part of them that has it, from 0 to 1
  u.text AS example -- a page that has it [Address]
FROM boilerplate_block b
JOIN host h ON h.id = b.host
JOIN url u ON u.id = b.example
ORDER BY h.name, h.port, b.place
