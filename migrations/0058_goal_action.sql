-- A goal changes after it was recorded: its words, its aim, its start where that was recorded wrongly; it ends with a reason. What it was before is
-- kept with who changed it and why (table version), and its ratings stay. Actions are written into a draft and begin with the plan. What a review
-- of a child in care decides is an action of the child, like those of plans: whose it is closes it, and everybody sees whether it is late.

ALTER TABLE plan_goal ADD COLUMN ended_on date, ADD COLUMN end_reason text CHECK (length(end_reason) BETWEEN 1 AND 1000),
    ADD COLUMN change_reason text CHECK (length(change_reason) BETWEEN 1 AND 500),
    ADD CONSTRAINT plan_goal_end CHECK ((ended_on IS NULL) = (end_reason IS NULL)), ADD CONSTRAINT plan_goal_end_day CHECK (ended_on >= baseline_on);
COMMENT ON COLUMN plan_goal.ended_on IS 'Day on which it was left; none: it is worked on';
COMMENT ON COLUMN plan_goal.end_reason IS 'Why';
COMMENT ON COLUMN plan_goal.change_reason IS 'Why it was changed: of the last change';

-- ---------------------------------------------------------------------------------------------- actions of drafts and of reviews

ALTER TABLE action ADD COLUMN live_at timestamptz, ADD COLUMN review_id uuid REFERENCES review;
COMMENT ON COLUMN action.live_at IS 'When it was agreed: with the plan that it was drafted for, or as it was recorded; none: part of a draft, which its agency alone sees';
COMMENT ON COLUMN action.review_id IS 'The review of the child in care that decided it';
ALTER TABLE action DISABLE TRIGGER USER;
UPDATE action SET live_at = made_at;
ALTER TABLE action ENABLE TRIGGER USER;
ALTER TABLE action ALTER COLUMN live_at SET DEFAULT now();
CREATE INDEX action_review ON action (review_id) WHERE review_id IS NOT NULL;
COMMENT ON INDEX action_review IS 'What a review decided';

DO $$
DECLARE
    old name;
BEGIN
    FOR old IN SELECT conname FROM pg_constraint WHERE conrelid = 'action'::regclass AND contype = 'c' AND pg_get_constraintdef(oid) ~ 'state|outcome' LOOP
        EXECUTE format('ALTER TABLE action DROP CONSTRAINT %I', old);
    END LOOP;
END $$;
-- As long as a task's outcome could be: decisions of reviews were tasks (below).
ALTER TABLE action ADD CONSTRAINT action_outcome_check CHECK (length(outcome) BETWEEN 1 AND 4000),
    ADD CONSTRAINT action_state_check CHECK (state IN ('draft', 'open', 'done', 'dropped')),
    ADD CONSTRAINT action_settled_on CHECK ((state IN ('draft', 'open')) = (settled_on IS NULL)),
    ADD CONSTRAINT action_settled_by CHECK ((state IN ('draft', 'open')) = (settled_by IS NULL)),
    ADD CONSTRAINT action_why CHECK (state <> 'dropped' OR outcome IS NOT NULL OR live_at IS NULL),
    ADD CONSTRAINT action_draft CHECK (CASE state WHEN 'draft' THEN live_at IS NULL AND plan_id IS NOT NULL WHEN 'dropped' THEN true ELSE live_at IS NOT NULL END);
COMMENT ON COLUMN action.state IS 'A draft, which begins with its plan; open; done; dropped with a reason, or taken out of the draft';

-- A draft's action begins with the plan, whosever it is to be.
CREATE OR REPLACE FUNCTION action_settled() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF NEW.state <> OLD.state AND OLD.state <> 'draft' AND OLD.agency_id <> ALL (my_agencies()) THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'action_of_others', MESSAGE = 'an action is closed by the agency whose it is';
    END IF;
    RETURN NEW;
END $$;

-- Decisions that stand already become actions: those of whoever had the task, else of whoever recorded the review. The task is closed and says
-- so, and the decision goes on naming it. That mental health needs are not met becomes an action of the child too.
ALTER TABLE review_decision ADD COLUMN action_id uuid;
COMMENT ON COLUMN review_decision.action_id IS 'The action that stays open until it is done';
COMMENT ON COLUMN review_decision.task_id IS 'Of a decision from before decisions were actions: the task that it was';
ALTER TABLE review_decision DISABLE TRIGGER USER;
UPDATE review_decision SET action_id = gen_random_uuid();
ALTER TABLE review_decision ENABLE TRIGGER USER;

ALTER TABLE action DISABLE TRIGGER USER;
ALTER TABLE task DISABLE TRIGGER USER;
WITH moved AS MATERIALIZED (
    SELECT d.action_id AS id, d.child_id, d.tier, d.made_at, d.made_by, d.what, d.owner, d.due_on, d.review_id, t.id AS task_id, t.assigned_to, coalesce(t.state, 'open') AS state, t.outcome,
           coalesce(t.settled_by, t.made_by) AS settled_by, t.settled_at
      FROM review_decision d LEFT JOIN task t ON t.id = d.task_id
    UNION ALL
    SELECT gen_random_uuid(), t.child_id, t.tier, t.made_at, t.made_by, t.what, NULL, coalesce(t.due_on, london(t.made_at) + 14), t.about_id, t.id, t.assigned_to, t.state, t.outcome,
           coalesce(t.settled_by, t.made_by), t.settled_at
      FROM task t JOIN review v ON v.id = t.about_id
     WHERE t.about_type = 'review' AND t.what LIKE 'Mental health needs are not met%' AND NOT EXISTS (SELECT FROM review_decision d WHERE d.task_id = t.id)
), made AS (
    INSERT INTO action (id, child_id, tier, made_at, made_by, what, agency_id, person_id, owner_name, due_on, state, outcome, settled_by, settled_on, live_at, review_id)
    SELECT x.id, x.child_id, x.tier, x.made_at, x.made_by, x.what, coalesce(w.agency_id, m.agency_id), x.assigned_to,
           CASE WHEN lower(x.owner) IS DISTINCT FROM lower(w.name) THEN left(x.owner, 120) END, x.due_on, x.state,
           CASE x.state WHEN 'dropped' THEN coalesce(x.outcome, 'Dropped') ELSE x.outcome END,
           CASE WHEN x.state <> 'open' THEN x.settled_by END, CASE WHEN x.state <> 'open' THEN london(x.settled_at) END, x.made_at, x.review_id
      FROM moved x JOIN person m ON m.id = x.made_by LEFT JOIN person w ON w.id = x.assigned_to
)
UPDATE task t
   SET state = 'dropped', outcome = left('It is an action of the child now' || coalesce('. ' || t.outcome, ''), 4000), settled_at = coalesce(t.settled_at, now()), settled_by = coalesce(t.settled_by, t.made_by)
  FROM moved x WHERE x.task_id = t.id;
ALTER TABLE task ENABLE TRIGGER USER;
ALTER TABLE action ENABLE TRIGGER USER;
ALTER TABLE review_decision ADD FOREIGN KEY (action_id) REFERENCES action;

-- ---------------------------------------------------------------------------------------------- as the API answers

CREATE OR REPLACE FUNCTION plan_goal_item(g plan_goal) RETURNS json
LANGUAGE sql STABLE
RETURN (SELECT json_build_object('id', (g).id, 'made_at', instant((g).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (g).made_by), 'etag', 'v' || (g).version,
    'plan', (g).plan_id, 'what', (g).what, 'baseline', (g).baseline, 'baseline_words', (g).baseline_words, 'baseline_on', (g).baseline_on,
    'aim', (g).aim, 'aim_words', (g).aim_words, 'ended_on', (g).ended_on, 'end_reason', (g).end_reason, 'is_changed', (g).version > 1,
    'now', r.now, 'now_on', r.now_on, 'change', r.now - (g).baseline,
    'direction', goal_direction(r.now - (g).baseline), 'is_reached', coalesce(r.now >= (g).aim, false), 'ratings', r.items,
    'asked_as', (SELECT f.words FROM form_goal f WHERE f.goal_id = (g).id ORDER BY f.made_at DESC, f.id LIMIT 1))
  FROM (SELECT (array_agg(x.value ORDER BY x.rated_on DESC, x.made_at DESC))[1] AS now, max(x.rated_on) AS now_on,
               coalesce(json_agg(json_build_object('id', x.id, 'made_at', instant(x.made_at),
                   'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by), 'etag', 'v' || x.version,
                   'goal', x.goal_id, 'rated_on', x.rated_on, 'value', x.value, 'by', x.rater, 'words', x.words, 'by_form', x.form_id IS NOT NULL) ORDER BY x.rated_on, x.made_at), '[]') AS items
          FROM plan_rating x WHERE x.goal_id = (g).id) r);

-- A goal that was left counts as far as it came; one that was never rated is asked for no longer.
CREATE OR REPLACE FUNCTION plan_direction(plan uuid) RETURNS json
LANGUAGE sql STABLE
RETURN (SELECT json_build_object('better', n.better, 'same', n.same, 'worse', n.worse, 'unrated', n.unrated,
               'overall', CASE WHEN n.better + n.same + n.worse = 0 THEN NULL WHEN n.better > n.worse THEN 'better' WHEN n.worse > n.better THEN 'worse' ELSE 'same' END)
          FROM (SELECT count(*) FILTER (WHERE d.way = 'better') AS better, count(*) FILTER (WHERE d.way = 'same') AS same,
                       count(*) FILTER (WHERE d.way = 'worse') AS worse, count(*) FILTER (WHERE d.way IS NULL AND NOT d.is_left) AS unrated
                  FROM (SELECT g.ended_on IS NOT NULL AS is_left,
                               goal_direction((SELECT x.value FROM plan_rating x WHERE x.goal_id = g.id ORDER BY x.rated_on DESC, x.made_at DESC LIMIT 1) - g.baseline) AS way
                          FROM plan_goal g WHERE g.plan_id = plan) d) n);

CREATE OR REPLACE FUNCTION action_item(a action) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (a).id, 'made_at', instant((a).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (a).made_by), 'etag', 'v' || (a).version,
    'child', (a).child_id, 'plan', (SELECT p.id FROM plan p WHERE p.id = (a).plan_id), 'review', (SELECT v.id FROM review v WHERE v.id = (a).review_id),
    'planning', (SELECT p.id FROM planning p WHERE p.id = (a).planning_id), 'what', (a).what,
    'agency', (SELECT json_build_object('id', g.id, 'name', g.name) FROM agency g WHERE g.id = (a).agency_id),
    'person', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (a).person_id),
    'owner_name', (a).owner_name, 'due_on', (a).due_on, 'state', (a).state,
    'days', CASE WHEN (a).state = 'open' THEN (a).due_on - today() END, 'outcome', (a).outcome,
    'settled_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (a).settled_by), 'settled_on', (a).settled_on,
    'is_own', (a).agency_id = ANY (my_agencies()));

-- deep: with its reviews, its editions and its actions.
CREATE OR REPLACE FUNCTION plan_item(p plan, deep boolean) RETURNS json
LANGUAGE sql STABLE
RETURN (SELECT json_build_object('id', (p).id, 'made_at', instant((p).made_at),
    'made_by', (SELECT json_build_object('id', w.id, 'name', w.name) FROM person w WHERE w.id = (p).made_by), 'etag', 'v' || (p).version,
    'child', (p).child_id, 'kind', (p).kind, 'kind_name', k.name, 'agency', (SELECT json_build_object('id', g.id, 'name', g.name) FROM agency g WHERE g.id = (p).agency_id),
    'title', (p).title, 'summary', (p).summary, 'state', (p).state,
    'stage', plan_stage((p).state, (p).review_on, EXISTS (SELECT FROM plan_goal g WHERE g.plan_id = (p).id)),
    'agreed_on', (p).agreed_on, 'review_on', (p).review_on, 'review_state', CASE WHEN (p).state = 'current' THEN due_state((p).review_on) END,
    'ended_on', (p).ended_on, 'end_reason', (p).end_reason, 'edition', (p).edition, 'edition_on', (p).edition_on,
    'is_own', plan_is_own((p).kind, (p).agency_id), 'is_shared', k.is_shared, 'held_back', c.id IS NULL, 'is_unread', c.id IS NOT NULL AND plan_unread(p),
    'content', CASE WHEN c.id IS NOT NULL THEN json_build_object('attended', c.attended, 'going_well', c.going_well, 'concerns', c.concerns, 'outcomes', c.outcomes,
                                                                 'formulation', c.formulation, 'letter', c.letter) END,
    'goals', (SELECT coalesce(json_agg(plan_goal_item(g) ORDER BY g.ended_on IS NOT NULL, g.position), '[]') FROM plan_goal g WHERE g.plan_id = (p).id),
    'direction', plan_direction((p).id),
    'shares', (SELECT coalesce(json_agg(plan_share_item(s, (p).edition) ORDER BY s.role, s.made_at, s.id), '[]') FROM plan_share s WHERE s.plan_id = (p).id),
    'reviews', CASE WHEN deep THEN (SELECT coalesce(json_agg(json_build_object('id', v.id, 'made_at', instant(v.made_at),
        'made_by', (SELECT json_build_object('id', w.id, 'name', w.name) FROM person w WHERE w.id = v.made_by), 'etag', 'v' || v.version,
        'plan', v.plan_id, 'held_on', v.held_on, 'found', v.found, 'attended', v.attended, 'next_on', v.next_on) ORDER BY v.held_on DESC), '[]')
                                      FROM plan_review v WHERE v.plan_id = (p).id) END,
    'editions', CASE WHEN deep THEN (SELECT coalesce(json_agg(json_build_object('edition', e.edition, 'what_changed', e.what_changed, 'at', instant(e.made_at),
        'by', (SELECT json_build_object('id', w.id, 'name', w.name) FROM person w WHERE w.id = e.made_by)) ORDER BY e.edition DESC), '[]')
                                       FROM plan_edition e WHERE e.plan_id = (p).id) END,
    'actions', CASE WHEN deep THEN (SELECT coalesce(json_agg(action_item(a) ORDER BY a.state NOT IN ('draft', 'open'), a.due_on, a.made_at), '[]')
                                      FROM action a WHERE a.plan_id = (p).id AND (a.state = 'draft' OR a.live_at IS NOT NULL)) END)
  FROM plan_kind k LEFT JOIN plan_content c ON c.plan_id = (p).id WHERE k.code = (p).kind);

CREATE OR REPLACE FUNCTION review_item(v review) RETURNS json
LANGUAGE sql STABLE
RETURN (SELECT json_build_object('id', (v).id, 'made_at', instant((v).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (v).made_by), 'etag', 'v' || (v).version,
    'held_on', (v).held_on, 'code', (v).code, 'took_part', (SELECT l.name FROM code_list l WHERE l.list = 'review' AND l.code = (v).code),
    'chair', r.chair, 'mental_health', r.mental_health, 'mental_health_words', r.mental_health_words,
    'advocacy', r.advocacy, 'advocacy_words', r.advocacy_words, 'independent_visitor', r.independent_visitor,
    'savings', r.savings, 'savings_words', r.savings_words, 'notes', r.notes, 'people', coalesce(r.people, '[]'),
    'decisions', (SELECT coalesce(json_agg(json_build_object('what', d.what, 'owner', d.owner, 'due_on', d.due_on, 'action', a.id,
                             'agency', (SELECT json_build_object('id', g.id, 'name', g.name) FROM agency g WHERE g.id = a.agency_id),
                             'state', a.state, 'days', CASE WHEN a.state = 'open' THEN a.due_on - today() END, 'outcome', a.outcome) ORDER BY d.position), '[]')
                    FROM review_decision d LEFT JOIN action a ON a.id = d.action_id WHERE d.review_id = (v).id),
    'actions', (SELECT coalesce(json_agg(action_item(a) ORDER BY a.due_on, a.made_at), '[]')
                  FROM action a WHERE a.review_id = (v).id AND NOT EXISTS (SELECT FROM review_decision d WHERE d.action_id = a.id)),
    'tasks', (SELECT coalesce(json_agg(json_build_object('id', t.id, 'what', t.what, 'due_on', t.due_on, 'state', t.state, 'outcome', t.outcome) ORDER BY t.due_on, t.made_at), '[]')
                FROM task t WHERE t.about_id = (v).id AND t.child_id = (v).child_id AND NOT EXISTS (SELECT FROM action a WHERE a.review_id = (v).id AND a.what = t.what)))
  FROM (SELECT) one LEFT JOIN review_record r ON r.review_id = (v).id);

DO $$
BEGIN
    IF (SELECT count(*) FROM pg_attribute WHERE attname IN ('ended_on', 'end_reason', 'change_reason') AND attrelid = 'plan_goal'::regclass) <> 3
       OR EXISTS (SELECT FROM action WHERE live_at IS NULL) OR EXISTS (SELECT FROM review_decision WHERE action_id IS NULL)
       OR EXISTS (SELECT FROM task t JOIN review_decision d ON d.task_id = t.id WHERE t.state = 'open')
       OR (SELECT count(*) FROM pg_constraint WHERE conrelid = 'action'::regclass AND conname ~ '^action_(settled_on|settled_by|why|draft|state_check|outcome_check)$') <> 6 THEN
        RAISE EXCEPTION 'verify: goals do not change, or what reviews decided are no actions';
    END IF;
END $$;
