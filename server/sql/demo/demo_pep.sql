-- $1 rows as a JSON array: personal education plans of the fictional council. Of a child with a joint action plan from before the meeting the first target serves its second goal.
INSERT INTO pep (id, made_at, made_by, child_id, tier, term_id, state, held_on, came, attendance_percent, sessions_possible, sessions_attended, attainment,
    suspended_days, excluded_on, reduced_hours, reduced_until, reduced_why, targets, premium, view, view_how, sdq_decided, therapy, next_on, help_needed,
    quality, quality_note, closed_by, closed_at)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.term_id, r.state, r.held_on, r.came, r.attendance_percent, r.sessions_possible, r.sessions_attended, r.attainment,
       r.suspended_days, r.excluded_on, r.reduced_hours, r.reduced_until, r.reduced_why,
       CASE WHEN g.id IS NULL OR jsonb_array_length(r.targets) = 0 THEN r.targets ELSE jsonb_set(r.targets, '{0,goal}', to_jsonb(g.id::text)) END, r.premium, r.view, r.view_how, r.sdq_decided, r.therapy, r.next_on, r.help_needed,
       r.quality, r.quality_note, r.closed_by, r.closed_at
  FROM json_populate_recordset(NULL::pep, $1) r
  LEFT JOIN LATERAL (SELECT o.id FROM plan p JOIN plan_goal o ON o.plan_id = p.id
                      WHERE p.child_id = r.child_id AND p.kind = 'joint' AND p.agreed_on <= r.held_on AND o.position = 2 ORDER BY p.agreed_on DESC LIMIT 1) g ON true
