-- $1 person, $2 role, $3 agency. One row for each that was ended.
UPDATE role_held SET until_on = greatest(from_on, today())
 WHERE person_id = $1 AND role = $2 AND agency_id = $3 AND (until_on IS NULL OR until_on > today())
RETURNING id
