-- $1 id, $2 child, $3 due on or null, $4 what is to be done. Keeps one open task for the next SDQ: moves it, makes it, or drops it when nothing is due.
WITH moved AS (
    UPDATE task
       SET due_on = coalesce($3, due_on),
           state = CASE WHEN $3::date IS NULL THEN 'dropped' ELSE state END,
           settled_at = CASE WHEN $3::date IS NULL THEN now() END,
           settled_by = CASE WHEN $3::date IS NULL THEN (SELECT me()) END
     WHERE child_id = $2 AND kind = 'sdq_due' AND state = 'open'
 RETURNING id)
INSERT INTO task (id, child_id, tier, kind, informant, due_on, what)
SELECT $1, $2, 1, 'sdq_due', 'parent', $3, $4
 WHERE $3 IS NOT NULL AND NOT EXISTS (SELECT FROM moved)
