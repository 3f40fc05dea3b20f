-- $1 child. What rules need: born on, in care since, care status, kind of home, first and second review, day of the last SDQ by parent, teacher and self. No row: not visible.
SELECT c.born_on,
       e.started_on,
       CASE WHEN e.started_on IS NOT NULL THEN 'in_care' ELSE coalesce(c.care_status, '') END,
       coalesce((SELECT h.kind FROM home h WHERE h.child_id = c.id AND h.until_on IS NULL ORDER BY h.from_on DESC LIMIT 1), ''),
       NULL::date,
       NULL::date,
       (SELECT max(q.completed_on) FROM sdq q WHERE q.child_id = c.id AND q.informant = 'parent'),
       (SELECT max(q.completed_on) FROM sdq q WHERE q.child_id = c.id AND q.informant = 'teacher'),
       (SELECT max(q.completed_on) FROM sdq q WHERE q.child_id = c.id AND q.informant = 'self')
  FROM child c
  LEFT JOIN LATERAL (SELECT min(ce.from_on) AS started_on
                       FROM care_episode ce
                      WHERE ce.child_id = c.id AND ce.until_on IS NULL) e ON true
 WHERE c.id = $1
