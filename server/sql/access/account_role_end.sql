-- $1 role_held. From today on it is not held; one row when it was.
UPDATE role_held SET until_on = greatest(from_on, today())
 WHERE id = $1 AND (until_on IS NULL OR until_on > today())
RETURNING person_id
