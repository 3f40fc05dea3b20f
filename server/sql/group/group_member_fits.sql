-- $1 agency or null, $2 person or null. The agency, or the person's own where none is named; whether there is such a person, of that agency.
SELECT g.id, $2::uuid IS NULL OR EXISTS (SELECT FROM person w LEFT JOIN role_held h ON h.person_id = w.id AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today())
                                          WHERE w.id = $2 AND w.disabled_at IS NULL AND NOT w.is_service AND (w.agency_id = g.id OR h.agency_id = g.id))
  FROM (SELECT coalesce($1::uuid, (SELECT w.agency_id FROM person w WHERE w.id = $2)) AS id) x
  LEFT JOIN agency g ON g.id = x.id
