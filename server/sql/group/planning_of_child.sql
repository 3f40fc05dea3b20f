-- $1 child, $2 planning. A row where a group planned for this child there, so that I may see it.
SELECT 1 FROM planning WHERE id = $2 AND child_id = $1 AND state <> 'withdrawn'
