-- $1 match. Takes apart again what it made one; no row: they are two.
SELECT child_part(m.id) FROM child_merge m WHERE m.match_id = $1 AND m.undone_at IS NULL
