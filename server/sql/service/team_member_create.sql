-- $1 id, $2 team, $3 person, $4 manages it, $5 first day or null for today.
INSERT INTO team_member (id, team_id, person_id, is_manager, from_on) VALUES ($1, $2, $3, $4, coalesce($5, today()))
