-- $1 measure, $2 child, $3 bands as JSON.
INSERT INTO measure_band (id, measure_id, child_id, bands) VALUES (gen_random_uuid(), $1, $2, $3)
