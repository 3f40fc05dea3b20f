-- $1 measure, $2 child, $3 scores as JSON, $4 answers as JSON, or null, $5 note or null.
INSERT INTO measure_score (id, measure_id, child_id, scores, answers, note) VALUES (gen_random_uuid(), $1, $2, $3, $4, $5)
