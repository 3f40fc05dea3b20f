-- $1 id, $2 child, $3 what, $4 due on, $5 type and $6 id of the record that opens it. A task that stays open until somebody says what was decided, one at a time of each text and record.
INSERT INTO task (id, child_id, kind, what, due_on, about_type, about_id)
SELECT $1, $2, 'action', $3, $4, $5, $6
 WHERE NOT EXISTS (SELECT FROM task t WHERE t.child_id = $2 AND t.about_id = $6 AND t.what = $3 AND t.state = 'open')
