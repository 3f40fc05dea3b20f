-- $1 child. Where the child is in assess, plan, do, review, and how it came there, the newest first. While there is a plan of a kind that is the
-- graduated response, its stage is the child's; else what a planning group agreed or somebody recorded last. Never a score.
WITH mine AS MATERIALIZED (
    SELECT p.id, p.title, p.state, p.agreed_on, p.review_on, p.ended_on, london(p.made_at) AS began, p.made_at,
           (SELECT count(*) FROM plan_goal g WHERE g.plan_id = p.id) AS goals, (SELECT min(g.baseline_on) FROM plan_goal g WHERE g.plan_id = p.id) AS measured_on
      FROM plan p JOIN plan_kind k ON k.code = p.kind
     WHERE p.child_id = $1 AND k.is_graduated
), held AS MATERIALIZED (
    SELECT v.plan_id, v.held_on, v.found, v.made_at FROM plan_review v WHERE v.plan_id = ANY (ARRAY(SELECT id FROM mine))
), told AS MATERIALIZED (
    SELECT 'planning' AS source, p.id, p.step, m.held_on AS on_day, p.agreed AS what, p.made_at, p.tier
      FROM planning p JOIN planning_meeting m ON m.id = p.meeting_id
     WHERE p.child_id = $1 AND p.state = 'talked_about'
    UNION ALL
    SELECT 'recorded', x.id, x.step, x.from_on, x.what, x.made_at, x.tier FROM graduated_step x WHERE x.child_id = $1
), line AS (
    SELECT t.on_day, t.step, t.source, t.what, t.id, t.made_at FROM told t
    UNION ALL
    SELECT m.measured_on, 'assess', 'plan', 'The starting point of each target of "' || m.title || '" was set down', m.id, m.made_at FROM mine m WHERE m.goals > 0
    UNION ALL
    SELECT m.began, 'assess', 'plan', 'Began to write "' || m.title || '"', m.id, m.made_at FROM mine m WHERE m.goals = 0 AND m.state = 'draft'
    UNION ALL
    SELECT m.agreed_on, 'plan', 'plan', CASE m.state WHEN 'draft' THEN 'Writing "' ELSE 'Agreed "' END || m.title || '"', m.id, m.made_at FROM mine m WHERE m.state <> 'draft' OR m.goals > 0
    UNION ALL
    SELECT h.held_on, 'review', 'plan', 'Reviewed "' || m.title || '"', m.id, h.made_at FROM held h JOIN mine m ON m.id = h.plan_id
), stands AS (
    SELECT plan_stage(m.state, m.review_on, m.goals > 0) AS step, 'plan' AS source, m.title AS what, m.id, m.review_on AS next_on,
           CASE WHEN m.state = 'draft' THEN m.began WHEN m.review_on <= today() + 14 THEN m.review_on - 14
                ELSE greatest(m.agreed_on, (SELECT max(h.held_on) FROM held h WHERE h.plan_id = m.id)) END AS since,
           0 AS place, m.state = 'draft' AS is_draft, m.agreed_on AS on_day, m.made_at
      FROM mine m WHERE m.state <> 'ended'
    UNION ALL
    SELECT t.step, t.source, t.what, t.id, NULL, t.on_day, 1, false, t.on_day, t.made_at FROM told t
     ORDER BY place, is_draft, on_day DESC, made_at DESC
     LIMIT 1
)
SELECT json_build_object(
           'current', (SELECT json_build_object('step', s.step, 'since', s.since, 'source', s.source, 'what', s.what, 'record', s.id, 'next_on', s.next_on) FROM stands s),
           'history', (SELECT coalesce(json_agg(json_build_object('on', l.on_day, 'step', l.step, 'source', l.source, 'what', l.what, 'record', l.id)
                                                ORDER BY l.on_day DESC, array_position('{review,do,plan,assess}'::text[], l.step), l.made_at DESC), '[]') FROM line l)),
       json_build_array(json_build_object('child', c.id, 'type', 'graduated', 'tier', coalesce((SELECT max(t.tier) FROM told t), 2), 'relation', stands_as(c.id),
           'ids', (SELECT coalesce(json_agg(DISTINCT l.id), '[]') FROM line l))),
       NULL
  FROM child c
 WHERE c.id = $1
