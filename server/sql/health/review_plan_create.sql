-- $1 id, $2 child, $3 day, $4 place, $5 chair, $6 people as JSON.
INSERT INTO review_plan (id, child_id, planned_on, place, chair, people)
VALUES ($1, $2, $3, $4, $5, coalesce($6::jsonb, '[]'))
