-- $1 child. The home where it lives now, or null, and since when. No row: the child is not visible, or homes are not.
SELECT h.id, h.from_on
  FROM child c
  LEFT JOIN LATERAL (
        SELECT x.id, x.from_on FROM home x
         WHERE x.child_id = c.id AND x.from_on <= today() AND (x.until_on IS NULL OR x.until_on > today())
         ORDER BY x.from_on DESC, x.made_at DESC LIMIT 1) h ON true
 WHERE c.id = $1 AND (h.id IS NOT NULL OR reaches('home', 'view', c.id, 2::smallint))
