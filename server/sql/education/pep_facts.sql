-- $1 child, $2 term or null, $3 day on which it was held or null, $4 an SDQ or null, $5 the PEP itself or null. What rules need to know: the term of the council that looks after the child (of that day, else of today, where none is
-- named), its first day with the holidays before it, its last, the term of that day, the PEP that there is for that term, whether the child was in care then (null: not known), whether the
-- SDQ is the child's. No row: not visible.
SELECT t.id, t.starts, t.until_on, w.name,
       (SELECT json_build_object('id', p.id, 'state', p.state) FROM pep p WHERE p.child_id = $1 AND p.term_id = t.id AND p.id IS DISTINCT FROM $5),
       CASE WHEN EXISTS (SELECT FROM care_episode e WHERE e.child_id = $1 AND e.from_on <= $3 AND (e.until_on IS NULL OR e.until_on >= $3)) THEN true
            ELSE $3::date >= f.since END,
       EXISTS (SELECT FROM sdq q WHERE q.id = $4 AND q.child_id = $1)
  FROM case_facts($1) f
  LEFT JOIN LATERAL (SELECT x.id, x.name, x.until_on, coalesce((SELECT max(b.until_on) + 1 FROM school_term b WHERE b.agency_id = x.agency_id AND b.until_on < x.until_on), x.from_on) AS starts
                       FROM school_term x
                      WHERE x.agency_id = f.authority_id AND CASE WHEN $2::uuid IS NULL THEN x.until_on >= coalesce($3, today()) ELSE x.id = $2 END
                      ORDER BY x.until_on LIMIT 1) t ON true
  LEFT JOIN LATERAL (SELECT x.name FROM school_term x WHERE x.agency_id = f.authority_id AND x.until_on >= $3 ORDER BY x.until_on LIMIT 1) w ON true
