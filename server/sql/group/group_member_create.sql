-- $1 id, $2 group, $3 agency, $4 person or null, $5 name or null, $6 what they are in it, $7 whether they run it, $8 from on or null: today.
INSERT INTO group_member (id, group_id, agency_id, person_id, name, duty, runs, from_on) VALUES ($1, $2, $3, $4, $5, $6, $7, coalesce($8, today()))
