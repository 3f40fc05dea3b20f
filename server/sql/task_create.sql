-- $1 id, $2 child, $3 kind, $4 informant or null, $5 due on, $6 what is to be done, $7 type of the record that it is about, $8 that record. The same task is opened once.
INSERT INTO task (id, child_id, kind, informant, due_on, what, about_type, about_id)
SELECT $1, $2, $3, $4, $5, $6, $7, $8
 WHERE NOT EXISTS (SELECT FROM task t
                    WHERE t.child_id = $2 AND t.kind = $3 AND t.state = 'open' AND t.informant IS NOT DISTINCT FROM $4)
