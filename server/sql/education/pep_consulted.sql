-- $1 child, $2 what was decided. A high SDQ was talked through at a PEP: that settles the consultation that it opened.
UPDATE task SET state = 'done', outcome = $2, settled_at = now(), settled_by = (SELECT me())
 WHERE child_id = $1 AND kind = 'sdq_consultation' AND state = 'open'
