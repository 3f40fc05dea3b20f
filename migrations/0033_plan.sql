-- Plans and actions (mission M12, M13, M29): one form for treatment plans, joint action plans, care plans and safety plans. What a kind has
-- and whose it may be stands in plan_kind and in the policy, a record type a kind; what a plan says stands apart from that it is.

CREATE TABLE plan_kind (
    code            text     PRIMARY KEY CHECK (code ~ '^[a-z]+$'),
    position        smallint NOT NULL UNIQUE,
    name            text     NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    content_tier    smallint NOT NULL CHECK (content_tier IN (2, 3)),
    is_shared       boolean  NOT NULL,
    has_formulation boolean  NOT NULL,
    has_goals       boolean  NOT NULL,
    has_letter      boolean  NOT NULL,
    review_days     smallint NOT NULL CHECK (review_days BETWEEN 1 AND 400),
    read_days       smallint NOT NULL CHECK (read_days BETWEEN 1 AND 90),
    source          text     NOT NULL CHECK (length(source) BETWEEN 1 AND 300)
);
COMMENT ON TABLE plan_kind IS 'Kinds of plan. Who makes and sees one: the record type plan_ and its code in the policy';
COMMENT ON COLUMN plan_kind.code IS 'Its name in JSON';
COMMENT ON COLUMN plan_kind.position IS 'Order';
COMMENT ON COLUMN plan_kind.name IS 'As people say it';
COMMENT ON COLUMN plan_kind.content_tier IS 'How sensitive it is what such a plan says: 2 working, 3 clinical';
COMMENT ON COLUMN plan_kind.is_shared IS 'What it says is for the agency that made it and for those with whom it is shared by name or role';
COMMENT ON COLUMN plan_kind.has_formulation IS 'It says how the difficulties are understood';
COMMENT ON COLUMN plan_kind.has_goals IS 'It has goals that are rated from 0 to 10';
COMMENT ON COLUMN plan_kind.has_letter IS 'The young person gets a report of their own';
COMMENT ON COLUMN plan_kind.review_days IS 'After how many days it is reviewed, unless it says another day';
COMMENT ON COLUMN plan_kind.read_days IS 'Within how many days those with whom it is shared read it';
COMMENT ON COLUMN plan_kind.source IS 'Where that comes from';
INSERT INTO plan_kind (code, position, name, content_tier, is_shared, has_formulation, has_goals, has_letter, review_days, read_days, source) VALUES
    ('treatment', 1, 'Treatment plan', 3, true, true, true, false, 84, 5, 'The CAMHS part of the pathway: a treatment plan is shared with the social worker and the children in care health team. Days: local practice'),
    ('joint', 2, 'Joint action plan', 2, false, false, true, true, 91, 5, 'Educational psychology: a baseline for each target, reviewed about a term later (SEND Code of Practice 2015, 6.44: assess, plan, do, review)'),
    ('care', 3, 'Care plan', 2, false, false, true, false, 183, 5, 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 6 and 33: reviewed at least every six months'),
    ('safety', 4, 'Safety plan', 2, false, false, false, false, 28, 5, 'Local practice');

-- ---------------------------------------------------------------------------------------------- that there is a plan, and what it says

CREATE TABLE plan (
    LIKE template.child_record INCLUDING ALL,
    kind       text     NOT NULL REFERENCES plan_kind,
    agency_id  uuid     NOT NULL REFERENCES agency,
    title      text     NOT NULL CHECK (length(title) BETWEEN 1 AND 160),
    summary    text     CHECK (length(summary) BETWEEN 1 AND 500),
    state      text     NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'current', 'ended')),
    agreed_on  date     NOT NULL,
    review_on  date,
    ended_on   date,
    end_reason text     CHECK (length(end_reason) BETWEEN 1 AND 1000),
    edition    smallint NOT NULL DEFAULT 1 CHECK (edition > 0),
    edition_on date     NOT NULL DEFAULT today(),
    CONSTRAINT plan_whole UNIQUE (id, child_id, kind, agency_id),
    CONSTRAINT plan_of_kind UNIQUE (id, child_id, kind),
    CONSTRAINT plan_review_day CHECK (review_on >= agreed_on),
    CONSTRAINT plan_end_day CHECK (ended_on >= agreed_on),
    CHECK ((state = 'ended') = (ended_on IS NOT NULL)),
    CHECK ((ended_on IS NULL) = (end_reason IS NULL)),
    CHECK (state <> 'current' OR review_on IS NOT NULL)
);
COMMENT ON TABLE plan IS 'That a child has a plan: of which kind, whose, since when, when it is reviewed. What it says stands apart';
COMMENT ON COLUMN plan.kind IS 'Kind of plan';
COMMENT ON COLUMN plan.agency_id IS 'Whose it is: who changes it';
COMMENT ON COLUMN plan.title IS 'What it is called, in words that everybody around the child may read';
COMMENT ON COLUMN plan.summary IS 'What it is for, in a sentence or two for everybody around the child';
COMMENT ON COLUMN plan.state IS 'A draft, which the agency alone sees; current; ended';
COMMENT ON COLUMN plan.agreed_on IS 'Day of the meeting at which it was made; its first day';
COMMENT ON COLUMN plan.review_on IS 'When it is reviewed next';
COMMENT ON COLUMN plan.ended_on IS 'Day on which it ended';
COMMENT ON COLUMN plan.end_reason IS 'Why';
COMMENT ON COLUMN plan.edition IS 'Goes up by one with each change that those who have read it need to know';
COMMENT ON COLUMN plan.edition_on IS 'Day of that change';
SELECT template.finish('plan', 1::smallint);
CREATE INDEX plan_current ON plan (child_id, review_on) WHERE state = 'current';
COMMENT ON INDEX plan_current IS 'What is next';

-- What every part of a plan has: the policies of its kind, and of its agency, hold for it too.
CREATE TABLE template.plan_part (
    LIKE template.child_record INCLUDING ALL,
    plan_id   uuid NOT NULL,
    kind      text NOT NULL,
    agency_id uuid NOT NULL
);
COMMENT ON TABLE template.plan_part IS 'What every part of a plan has';
COMMENT ON COLUMN template.plan_part.plan_id IS 'The plan';
COMMENT ON COLUMN template.plan_part.kind IS 'Its kind, for the policies';
COMMENT ON COLUMN template.plan_part.agency_id IS 'Whose the plan is, for the policies';

CREATE TABLE plan_content (
    LIKE template.plan_part INCLUDING ALL,
    attended    jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(attended) = 'array' AND jsonb_array_length(attended) <= 30),
    going_well  jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(going_well) = 'array' AND jsonb_array_length(going_well) <= 20),
    concerns    jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(concerns) = 'array' AND jsonb_array_length(concerns) <= 20),
    outcomes    jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(outcomes) = 'array' AND jsonb_array_length(outcomes) <= 20),
    formulation text CHECK (length(formulation) BETWEEN 1 AND 8000),
    letter      text CHECK (length(letter) BETWEEN 1 AND 8000),
    CONSTRAINT plan_content_once UNIQUE (plan_id)
);
COMMENT ON TABLE plan_content IS 'What a plan says: as sensitive as its kind has it';
COMMENT ON COLUMN plan_content.attended IS 'Who was there, each in words';
COMMENT ON COLUMN plan_content.going_well IS 'What goes well';
COMMENT ON COLUMN plan_content.concerns IS 'What people worry about';
COMMENT ON COLUMN plan_content.outcomes IS 'What is hoped for';
COMMENT ON COLUMN plan_content.formulation IS 'How the difficulties are understood: what began them, what keeps them going, what protects';
COMMENT ON COLUMN plan_content.letter IS 'To the young person, in plain words: stands in their own report';

-- ---------------------------------------------------------------------------------------------- goals, ratings, reviews

CREATE TABLE plan_goal (
    LIKE template.plan_part INCLUDING ALL,
    position       smallint NOT NULL CHECK (position BETWEEN 1 AND 20),
    what           text     NOT NULL CHECK (length(what) BETWEEN 1 AND 300),
    baseline_words text     NOT NULL CHECK (length(baseline_words) BETWEEN 1 AND 1000),
    baseline       smallint NOT NULL CHECK (baseline BETWEEN 0 AND 10),
    baseline_on    date     NOT NULL,
    aim            smallint NOT NULL CHECK (aim BETWEEN 0 AND 10),
    aim_words      text     CHECK (length(aim_words) BETWEEN 1 AND 1000),
    CONSTRAINT plan_goal_aim CHECK (aim > baseline),
    CONSTRAINT plan_goal_place UNIQUE (plan_id, position)
);
COMMENT ON TABLE plan_goal IS 'A goal of a plan: where it began, and what is aimed for, from 0 (nothing of it) to 10 (all of it)';
COMMENT ON COLUMN plan_goal.position IS 'Order';
COMMENT ON COLUMN plan_goal.what IS 'The goal';
COMMENT ON COLUMN plan_goal.baseline_words IS 'How it was at the start, in words';
COMMENT ON COLUMN plan_goal.baseline IS 'The same from 0 to 10';
COMMENT ON COLUMN plan_goal.baseline_on IS 'Day of the start';
COMMENT ON COLUMN plan_goal.aim IS 'What is aimed for, from 0 to 10';
COMMENT ON COLUMN plan_goal.aim_words IS 'The same in words';

CREATE TABLE plan_rating (
    LIKE template.plan_part INCLUDING ALL,
    goal_id  uuid     NOT NULL REFERENCES plan_goal,
    rated_on date     NOT NULL,
    value    smallint NOT NULL CHECK (value BETWEEN 0 AND 10),
    rater    text     NOT NULL CHECK (rater IN ('young_person', 'carer', 'school', 'clinician')),
    words    text     CHECK (length(words) BETWEEN 1 AND 1000),
    CONSTRAINT plan_rated_twice UNIQUE (goal_id, rated_on, rater)
);
COMMENT ON TABLE plan_rating IS 'How a goal stood on a day, as somebody saw it';
COMMENT ON COLUMN plan_rating.goal_id IS 'The goal';
COMMENT ON COLUMN plan_rating.rated_on IS 'The day';
COMMENT ON COLUMN plan_rating.value IS 'From 0 (nothing of it) to 10 (all of it)';
COMMENT ON COLUMN plan_rating.rater IS 'Who saw it so: the young person, their carer, their school, whoever works with them';
COMMENT ON COLUMN plan_rating.words IS 'What they said with it';

CREATE TABLE plan_review (
    LIKE template.plan_part INCLUDING ALL,
    held_on   date NOT NULL,
    found     text NOT NULL CHECK (length(found) BETWEEN 1 AND 4000),
    attended  jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(attended) = 'array' AND jsonb_array_length(attended) <= 30),
    next_on   date,
    CONSTRAINT plan_review_next CHECK (next_on > held_on),
    CONSTRAINT plan_reviewed_twice UNIQUE (plan_id, held_on)
);
COMMENT ON TABLE plan_review IS 'A plan was looked at again: what was found';
COMMENT ON COLUMN plan_review.held_on IS 'The day';
COMMENT ON COLUMN plan_review.found IS 'What was found';
COMMENT ON COLUMN plan_review.attended IS 'Who was there, each in words';
COMMENT ON COLUMN plan_review.next_on IS 'When it was to be looked at again; none: the plan ended with it';

-- ---------------------------------------------------------------------------------------------- with whom it is shared, and who has read it

CREATE TABLE plan_share (
    LIKE template.plan_part INCLUDING ALL,
    role      text REFERENCES role,
    person_id uuid REFERENCES person,
    shared_on date NOT NULL DEFAULT today(),
    ended_on  date,
    CHECK ((role IS NULL) <> (person_id IS NULL))
);
COMMENT ON TABLE plan_share IS 'With whom what a plan says is shared: whoever stands to the child in a role, or somebody by name. It gives nobody a relation to the child';
COMMENT ON COLUMN plan_share.role IS 'Everybody of this role around the child';
COMMENT ON COLUMN plan_share.person_id IS 'Or one person';
COMMENT ON COLUMN plan_share.shared_on IS 'Since when';
COMMENT ON COLUMN plan_share.ended_on IS 'Day from which it is shared with them no longer';

CREATE TABLE plan_read (
    LIKE template.plan_part INCLUDING ALL,
    share_id uuid     NOT NULL REFERENCES plan_share,
    edition  smallint NOT NULL,
    CONSTRAINT plan_read_once UNIQUE (share_id, edition, made_by)
);
COMMENT ON TABLE plan_read IS 'Who with whom a plan is shared said that they have read it, as it then was';
COMMENT ON COLUMN plan_read.share_id IS 'The share by which they read it';
COMMENT ON COLUMN plan_read.edition IS 'Which edition of the plan';

CREATE TABLE plan_edition (
    LIKE template.plan_part INCLUDING ALL,
    edition      smallint NOT NULL,
    what_changed text     NOT NULL CHECK (length(what_changed) BETWEEN 1 AND 1000),
    CONSTRAINT plan_edition_once UNIQUE (plan_id, edition)
);
COMMENT ON TABLE plan_edition IS 'What changed in a plan from one edition to the next';
COMMENT ON COLUMN plan_edition.edition IS 'The edition that came with it';
COMMENT ON COLUMN plan_edition.what_changed IS 'What changed, in words';

DO $$
DECLARE
    part text;
BEGIN
    FOREACH part IN ARRAY '{plan_content,plan_goal,plan_rating,plan_review,plan_share,plan_read,plan_edition}'::text[] LOOP
        PERFORM template.finish(part::regclass, CASE part WHEN 'plan_content' THEN 2 WHEN 'plan_review' THEN 2 WHEN 'plan_edition' THEN 2
                                                          WHEN 'plan_goal' THEN 2 WHEN 'plan_rating' THEN 2 ELSE 1 END::smallint);
        EXECUTE format('ALTER TABLE %1$I ADD CONSTRAINT %2$I FOREIGN KEY (plan_id, child_id, kind, agency_id) REFERENCES plan (id, child_id, kind, agency_id)',
                       part, part || '_of_plan');
        EXECUTE format('CREATE INDEX %I ON %I (plan_id)', part || '_of', part);
        EXECUTE format('COMMENT ON INDEX %I IS %L', part || '_of', 'The parts of one plan');
    END LOOP;
END $$;
CREATE INDEX plan_rating_goal ON plan_rating (goal_id, rated_on);
COMMENT ON INDEX plan_rating_goal IS 'How a goal went';

-- ---------------------------------------------------------------------------------------------- actions

CREATE TABLE action (
    LIKE template.child_record INCLUDING ALL,
    plan_id    uuid,
    plan_kind  text,
    what       text NOT NULL CHECK (length(what) BETWEEN 1 AND 500),
    agency_id  uuid NOT NULL REFERENCES agency,
    person_id  uuid REFERENCES person,
    owner_name text CHECK (length(owner_name) BETWEEN 1 AND 120),
    due_on     date NOT NULL,
    state      text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'dropped')),
    outcome    text CHECK (length(outcome) BETWEEN 1 AND 2000),
    settled_by uuid REFERENCES person,
    settled_on date,
    CHECK ((state = 'open') = (settled_on IS NULL)),
    CHECK ((state = 'open') = (settled_by IS NULL)),
    CHECK (state <> 'dropped' OR outcome IS NOT NULL),
    CHECK ((plan_id IS NULL) = (plan_kind IS NULL)),
    FOREIGN KEY (plan_id, child_id, plan_kind) REFERENCES plan (id, child_id, kind)
);
COMMENT ON TABLE action IS 'What somebody has agreed to do for a child, by when. Everybody around the child sees it, and whether it is late';
COMMENT ON COLUMN action.plan_id IS 'The plan that it is part of; none: agreed without one';
COMMENT ON COLUMN action.plan_kind IS 'Its kind, for the policies';
COMMENT ON COLUMN action.what IS 'What is to be done';
COMMENT ON COLUMN action.agency_id IS 'Whose it is: only this agency says that it is done';
COMMENT ON COLUMN action.person_id IS 'Who of them has it';
COMMENT ON COLUMN action.owner_name IS 'Who does it, where that is a carer, the young person or somebody without an account';
COMMENT ON COLUMN action.due_on IS 'Last day in time';
COMMENT ON COLUMN action.state IS 'Open, done, or dropped with a reason';
COMMENT ON COLUMN action.outcome IS 'What came of it, or why it was dropped';
COMMENT ON COLUMN action.settled_by IS 'Who said so';
COMMENT ON COLUMN action.settled_on IS 'When';
SELECT template.finish('action', 2::smallint);
CREATE INDEX action_open ON action (child_id, due_on) WHERE state = 'open';
COMMENT ON INDEX action_open IS 'What is next';
CREATE INDEX action_plan ON action (plan_id);
COMMENT ON INDEX action_plan IS 'The actions of a plan';
CREATE INDEX action_person ON action (person_id) WHERE state = 'open';
COMMENT ON INDEX action_person IS 'My actions';

-- Whoever asked for an action words it and sets its day; that it is done is said by the agency whose it is, and nobody else.
CREATE FUNCTION action_settled() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF NEW.state <> OLD.state AND OLD.agency_id <> ALL (my_agencies()) THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'action_of_others', MESSAGE = 'an action is closed by the agency whose it is';
    END IF;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION action_settled IS 'Only the agency whose an action is closes it, or opens it again';
CREATE TRIGGER action_settled BEFORE UPDATE ON action FOR EACH ROW WHEN (current_user = 'around_app') EXECUTE FUNCTION action_settled();

-- What a plan says can be asked for, too: the list of types that can stands with the route.
ALTER TABLE task DROP CONSTRAINT task_asked_type_check, ADD CONSTRAINT task_asked_type_check CHECK (asked_type ~ '^[a-z_]{2,40}$');

INSERT INTO setting (name, value, about) VALUES
    ('goal_reliable_change', '3', 'By how many points of ten a goal has to move before it counts as better or worse (goal-based outcomes, reliable change)');

-- ---------------------------------------------------------------------------------------------- as the API answers

CREATE FUNCTION goal_direction(change numeric) RETURNS text
LANGUAGE sql STABLE
RETURN (SELECT CASE WHEN change >= n THEN 'better' WHEN change <= -n THEN 'worse' WHEN change IS NOT NULL THEN 'same' END
          FROM (SELECT value::integer AS n FROM setting WHERE name = 'goal_reliable_change') x);
COMMENT ON FUNCTION goal_direction IS 'Whether a goal that moved by so many points since its start is better, worse or the same; none: not rated';

CREATE FUNCTION plan_stage(state text, review_on date, has_goals boolean) RETURNS text
LANGUAGE sql STABLE
RETURN CASE WHEN state = 'ended' THEN NULL WHEN state = 'draft' THEN CASE WHEN has_goals THEN 'plan' ELSE 'assess' END
            WHEN review_on <= today() + 14 THEN 'review' ELSE 'do' END;
COMMENT ON FUNCTION plan_stage IS 'Where a plan stands in assess, plan, do, review';

CREATE FUNCTION plan_goal_item(g plan_goal) RETURNS json
LANGUAGE sql STABLE
RETURN (SELECT json_build_object('id', (g).id, 'made_at', instant((g).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (g).made_by), 'etag', 'v' || (g).version,
    'plan', (g).plan_id, 'what', (g).what, 'baseline', (g).baseline, 'baseline_words', (g).baseline_words, 'baseline_on', (g).baseline_on,
    'aim', (g).aim, 'aim_words', (g).aim_words, 'now', r.now, 'now_on', r.now_on, 'change', r.now - (g).baseline,
    'direction', goal_direction(r.now - (g).baseline), 'is_reached', coalesce(r.now >= (g).aim, false), 'ratings', r.items)
  FROM (SELECT (array_agg(x.value ORDER BY x.rated_on DESC, x.made_at DESC))[1] AS now, max(x.rated_on) AS now_on,
               coalesce(json_agg(json_build_object('id', x.id, 'made_at', instant(x.made_at),
                   'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by), 'etag', 'v' || x.version,
                   'goal', x.goal_id, 'rated_on', x.rated_on, 'value', x.value, 'by', x.rater, 'words', x.words) ORDER BY x.rated_on, x.made_at), '[]') AS items
          FROM plan_rating x WHERE x.goal_id = (g).id) r);
COMMENT ON FUNCTION plan_goal_item IS 'A goal with its ratings and where it goes, as the API answers';

CREATE FUNCTION plan_direction(plan uuid) RETURNS json
LANGUAGE sql STABLE
RETURN (SELECT json_build_object('better', n.better, 'same', n.same, 'worse', n.worse, 'unrated', n.unrated,
               'overall', CASE WHEN n.better + n.same + n.worse = 0 THEN NULL WHEN n.better > n.worse THEN 'better' WHEN n.worse > n.better THEN 'worse' ELSE 'same' END)
          FROM (SELECT count(*) FILTER (WHERE d.way = 'better') AS better, count(*) FILTER (WHERE d.way = 'same') AS same,
                       count(*) FILTER (WHERE d.way = 'worse') AS worse, count(*) FILTER (WHERE d.way IS NULL) AS unrated
                  FROM (SELECT goal_direction((SELECT x.value FROM plan_rating x WHERE x.goal_id = g.id ORDER BY x.rated_on DESC, x.made_at DESC LIMIT 1) - g.baseline) AS way
                          FROM plan_goal g WHERE g.plan_id = plan) d) n);
COMMENT ON FUNCTION plan_direction IS 'How many goals of a plan are better, the same, worse; of the whole plan what more of them are';

CREATE FUNCTION plan_share_item(s plan_share, edition smallint) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (s).id, 'made_at', instant((s).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (s).made_by), 'etag', 'v' || (s).version,
    'plan', (s).plan_id, 'role', (s).role, 'title', (SELECT r.title FROM role r WHERE r.name = (s).role),
    'person', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (s).person_id),
    'shared_on', (s).shared_on, 'ended_on', (s).ended_on,
    'is_read', EXISTS (SELECT FROM plan_read r WHERE r.share_id = (s).id AND r.edition = plan_share_item.edition),
    'reads', (SELECT coalesce(json_agg(json_build_object('by', json_build_object('id', p.id, 'name', p.name), 'at', instant(r.made_at), 'edition', r.edition) ORDER BY r.made_at), '[]')
                FROM plan_read r JOIN person p ON p.id = r.made_by WHERE r.share_id = (s).id));
COMMENT ON FUNCTION plan_share_item IS 'With whom a plan is shared, and who of them has read it, as the API answers';

CREATE FUNCTION action_item(a action) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (a).id, 'made_at', instant((a).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (a).made_by), 'etag', 'v' || (a).version,
    'child', (a).child_id, 'plan', (SELECT p.id FROM plan p WHERE p.id = (a).plan_id), 'what', (a).what,
    'agency', (SELECT json_build_object('id', g.id, 'name', g.name) FROM agency g WHERE g.id = (a).agency_id),
    'person', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (a).person_id),
    'owner_name', (a).owner_name, 'due_on', (a).due_on, 'state', (a).state,
    'days', CASE WHEN (a).state = 'open' THEN (a).due_on - today() END, 'outcome', (a).outcome,
    'settled_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (a).settled_by), 'settled_on', (a).settled_on,
    'is_own', (a).agency_id = ANY (my_agencies()));
COMMENT ON FUNCTION action_item IS 'An action, as the API answers';

CREATE FUNCTION plan_is_own(kind text, agency uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM role_held h JOIN access_rule a ON a.role = h.role
                    WHERE h.person_id = me() AND h.agency_id = plan_is_own.agency AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today())
                      AND a.record = 'plan_' || plan_is_own.kind AND a.action = 'edit');
END $$;
COMMENT ON FUNCTION plan_is_own IS 'Whether I make plans of this kind at that agency: others of a large council do not, and their colleagues'' treatment plans are not theirs';

-- Of a plan that is shared with somebody by name or role, they alone and its agency read what it says; and who answers for all information does.
-- Asked by the policies of the parts, as whoever reads.
CREATE FUNCTION plan_shown(plan uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM plan p JOIN plan_kind k ON k.code = p.kind
                    WHERE p.id = plan_shown.plan
                      AND (NOT k.is_shared OR plan_is_own(p.kind, p.agency_id)
                           OR EXISTS (SELECT FROM plan_share s
                                       WHERE s.plan_id = p.id AND s.ended_on IS NULL AND (s.person_id = me() OR s.role = ANY (my_roles())))
                           OR oversees('plan_unshared', 'view') >= k.content_tier));
END $$;
COMMENT ON FUNCTION plan_shown IS 'Whether what a plan says is for me, as far as its tier is';

CREATE FUNCTION plan_unread(p plan) RETURNS boolean
LANGUAGE sql STABLE
RETURN (p).state = 'current' AND EXISTS (
    SELECT FROM plan_share s
     WHERE s.plan_id = (p).id AND s.ended_on IS NULL AND (s.person_id = me() OR s.role = ANY (my_roles()))
       AND NOT EXISTS (SELECT FROM plan_read r WHERE r.share_id = s.id AND r.edition = (p).edition AND r.made_by = me()));
COMMENT ON FUNCTION plan_unread IS 'Whether a plan is shared with me and I have not said that I read it as it now is';

-- deep: with its reviews, its editions and its actions.
CREATE FUNCTION plan_item(p plan, deep boolean) RETURNS json
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
    'goals', (SELECT coalesce(json_agg(plan_goal_item(g) ORDER BY g.position), '[]') FROM plan_goal g WHERE g.plan_id = (p).id),
    'direction', plan_direction((p).id),
    'shares', (SELECT coalesce(json_agg(plan_share_item(s, (p).edition) ORDER BY s.role, s.made_at, s.id), '[]') FROM plan_share s WHERE s.plan_id = (p).id),
    'reviews', CASE WHEN deep THEN (SELECT coalesce(json_agg(json_build_object('id', v.id, 'made_at', instant(v.made_at),
        'made_by', (SELECT json_build_object('id', w.id, 'name', w.name) FROM person w WHERE w.id = v.made_by), 'etag', 'v' || v.version,
        'plan', v.plan_id, 'held_on', v.held_on, 'found', v.found, 'attended', v.attended, 'next_on', v.next_on) ORDER BY v.held_on DESC), '[]')
                                      FROM plan_review v WHERE v.plan_id = (p).id) END,
    'editions', CASE WHEN deep THEN (SELECT coalesce(json_agg(json_build_object('edition', e.edition, 'what_changed', e.what_changed, 'at', instant(e.made_at),
        'by', (SELECT json_build_object('id', w.id, 'name', w.name) FROM person w WHERE w.id = e.made_by)) ORDER BY e.edition DESC), '[]')
                                       FROM plan_edition e WHERE e.plan_id = (p).id) END,
    'actions', CASE WHEN deep THEN (SELECT coalesce(json_agg(action_item(a) ORDER BY a.state <> 'open', a.due_on, a.made_at), '[]') FROM action a WHERE a.plan_id = (p).id) END)
  FROM plan_kind k LEFT JOIN plan_content c ON c.plan_id = (p).id WHERE k.code = (p).kind);
COMMENT ON FUNCTION plan_item IS 'A plan, as the API answers';
GRANT EXECUTE ON FUNCTION goal_direction(numeric), plan_stage(text, date, boolean), plan_goal_item(plan_goal), plan_direction(uuid), plan_share_item(plan_share, smallint),
    action_item(action), plan_is_own(text, uuid), plan_shown(uuid), plan_unread(plan), plan_item(plan, boolean) TO around_app;

DO $$
BEGIN
    IF (SELECT count(*) FROM unnest('{plan_kind,plan,plan_content,plan_goal,plan_rating,plan_review,plan_share,plan_read,plan_edition,action,plan_current,action_open}'::text[]) t
         WHERE to_regclass(t) IS NOT NULL) <> 12
       OR (SELECT count(*) FROM plan_kind) <> 4 OR (SELECT count(*) FROM pg_constraint WHERE conname LIKE 'plan_%_of_plan' AND contype = 'f') <> 7
       OR NOT EXISTS (SELECT FROM pg_trigger WHERE tgname = 'action_settled') OR to_regprocedure('plan_item(plan, boolean)') IS NULL THEN
        RAISE EXCEPTION 'verify: no record of plans or actions';
    END IF;
END $$;
