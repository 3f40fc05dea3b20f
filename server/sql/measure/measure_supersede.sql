-- $1 code. The revision in use makes place for the next one: the number of that.
WITH gone AS (
    UPDATE measure_definition SET superseded_at = now() WHERE code = $1 AND superseded_at IS NULL RETURNING revision
)
SELECT coalesce((SELECT revision FROM gone), 0) + 1
