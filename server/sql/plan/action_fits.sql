-- $1 child, $2 plan or null, $3 agency or null, $4 person or null. Whose the action would be: the agency, of the person where none is named, else of the plan, else
-- mine; whether the plan is one of the child that stands, or my own draft; whether the person is there and of that agency. No row: the child is not visible.
SELECT g.id, $2::uuid IS NULL OR EXISTS (SELECT FROM plan p WHERE p.id = $2 AND p.child_id = c.id AND p.state <> 'ended'),
       $4::uuid IS NULL OR EXISTS (SELECT FROM person w LEFT JOIN role_held h ON h.person_id = w.id AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today())
                                    WHERE w.id = $4 AND w.disabled_at IS NULL AND (w.agency_id = g.id OR h.agency_id = g.id)),
       c.born_on
  FROM child c
  LEFT JOIN agency g ON g.id = coalesce($3::uuid, (SELECT w.agency_id FROM person w WHERE w.id = $4), (SELECT p.agency_id FROM plan p WHERE p.id = $2),
                                        (SELECT w.agency_id FROM person w WHERE w.id = me()))
 WHERE c.id = $1
