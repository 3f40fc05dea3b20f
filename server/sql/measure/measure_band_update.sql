-- $1 measure, $2 bands as JSON.
UPDATE measure_band SET bands = $2 WHERE measure_id = $1
