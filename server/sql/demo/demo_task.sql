-- $1 rows as a JSON array: tasks of the fictional council.
INSERT INTO task (id, made_at, made_by, child_id, tier, kind, what, informant, due_on, assigned_to, about_type, about_id, state,
    outcome, settled_by, settled_at)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.kind, r.what, r.informant, r.due_on, r.assigned_to,
       r.about_type, r.about_id, r.state, r.outcome, r.settled_by, r.settled_at
  FROM json_populate_recordset(NULL::task, $1) r
