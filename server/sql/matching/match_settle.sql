-- $1 match, $2 same or different, $3 reason.
UPDATE match_task SET state = $2, reason = $3, settled_at = now(), settled_by = (SELECT me()) WHERE id = $1
