-- $1 rows as a JSON array: what was decided about needs, of those children of the fictional council for whom something shows one; an action is made with it.
WITH said AS (
    SELECT r.* FROM json_to_recordset($1) r (id uuid, made_at timestamptz, made_by uuid, child_id uuid, tier smallint, outcome text, why text, decided_on date, action_id uuid, what text,
                                             agency_id uuid, person_id uuid, due_on date)
     WHERE EXISTS (SELECT FROM sdq q WHERE q.child_id = r.child_id AND q.total >= 15 AND q.completed_on <= r.decided_on)
        OR EXISTS (SELECT FROM review_record v WHERE v.child_id = r.child_id AND v.mental_health = 'no')
), done AS (
    INSERT INTO action (id, made_at, made_by, child_id, tier, what, agency_id, person_id, due_on, state, live_at)
    SELECT action_id, made_at, made_by, child_id, tier, what, agency_id, person_id, due_on, 'open', made_at FROM said WHERE action_id IS NOT NULL
    RETURNING id
)
INSERT INTO need_decision (id, made_at, made_by, child_id, tier, outcome, why, decided_on, action_id)
SELECT s.id, s.made_at, s.made_by, s.child_id, s.tier, s.outcome, s.why, s.decided_on, s.action_id
  FROM said s LEFT JOIN done a ON a.id = s.action_id
