-- $1 child. What rules need: born on, in care since, care status, kind of home, first and second review of this period of care, day of the last SDQ by parent, teacher and self. No row: not visible.
SELECT c.born_on,
       e.since,
       CASE WHEN e.since IS NOT NULL THEN 'in_care' WHEN e.ended_on IS NOT NULL THEN 'care_leaver' ELSE 'on_edge' END,
       coalesce((SELECT h.kind FROM home h WHERE h.child_id = c.id AND h.until_on IS NULL ORDER BY h.from_on DESC LIMIT 1), ''),
       r.first_on,
       r.second_on,
       q.parent_on,
       q.teacher_on,
       q.self_on
  FROM child c
 CROSS JOIN LATERAL (SELECT CASE WHEN bool_or(open.is_open) THEN coalesce(max(ce.from_on) FILTER (WHERE ce.entry_code = 'S'), min(ce.from_on)) END AS since,
                            max(ce.until_on) FILTER (WHERE NOT open.is_open) AS ended_on
                       FROM care_episode ce
                      CROSS JOIN (SELECT EXISTS (SELECT FROM care_episode o WHERE o.child_id = c.id AND o.until_on IS NULL) AS is_open) open
                      WHERE ce.child_id = c.id) e
 CROSS JOIN LATERAL (SELECT (array_agg(v.held_on ORDER BY v.held_on))[1] AS first_on,
                            (array_agg(v.held_on ORDER BY v.held_on))[2] AS second_on
                       FROM review v
                      WHERE v.child_id = c.id AND v.held_on >= e.since) r
 CROSS JOIN LATERAL sdq_last(c.id) q
 WHERE c.id = $1
