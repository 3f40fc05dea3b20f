-- $1 review, $2 what, $3 outcome. The task of this text that the review opened is done.
UPDATE task SET state = 'done', outcome = $3, settled_at = now(), settled_by = me()
 WHERE about_id = $1 AND what = $2 AND state = 'open'
