-- $1 id, $2 child, $3 from on, $4 legal status. The child starts to be looked after.
INSERT INTO care_episode (id, child_id, from_on, entry_code, legal_code)
VALUES ($1, $2, $3, 'S', $4)
