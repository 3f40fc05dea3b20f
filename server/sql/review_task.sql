-- $1 id, $2 child, $3 what, $4 whose, $5 due on, $6 review. The task of a decision, given to whoever around the child has just this name.
INSERT INTO task (id, child_id, kind, what, due_on, assigned_to, about_type, about_id)
SELECT $1, $2, 'action', $3, $5, (SELECT a.person_id FROM allocation a JOIN person p ON p.id = a.person_id
                                   WHERE a.child_id = $2 AND lower(p.name) = lower($4) AND a.until_on IS NULL LIMIT 1), 'review', $6
