-- $1 id. Whether it came by a link.
SELECT link_id IS NOT NULL FROM feedback WHERE id = $1
