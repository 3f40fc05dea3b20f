-- $1 task, $2 what was decided or done.
UPDATE task SET state = 'done', outcome = $2, settled_at = now(), settled_by = (SELECT me()) WHERE id = $1
