-- Groups of several agencies (mission M29): who is in one, what it agreed to do, the challenge cards that young people put to it, and its monthly
-- planning for children with very complex needs. And the graduated response of a child (M28): where it is in assess, plan, do, review.
-- What a group does names no child; a child whom it plans for stands in a table of its own, under the policies of children.

CREATE TABLE group_kind (
    code           text     PRIMARY KEY CHECK (code ~ '^[a-z_]+$'),
    position       smallint NOT NULL UNIQUE,
    name           text     NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    about          text     NOT NULL CHECK (length(about) BETWEEN 1 AND 300),
    plans_children boolean  NOT NULL
);
COMMENT ON TABLE group_kind IS 'Kinds of group in which agencies work together';
COMMENT ON COLUMN group_kind.code IS 'Its name in JSON';
COMMENT ON COLUMN group_kind.position IS 'Order';
COMMENT ON COLUMN group_kind.name IS 'As people say it';
COMMENT ON COLUMN group_kind.about IS 'What such a group is for';
COMMENT ON COLUMN group_kind.plans_children IS 'It meets to plan for single children with very complex needs';
INSERT INTO group_kind (code, position, name, about, plans_children) VALUES
    ('board', 1, 'Corporate parenting board', 'Councillors, officers and young people who answer together for how children in care do. Young people put their challenge cards to it', false),
    ('steering', 2, 'Steering group', 'Managers of several agencies who plan and watch the services for emotional wellbeing and mental health', false),
    ('planning', 3, 'Planning for very complex needs', 'Meets each month, with the educational psychologist, to plan as one team around each of a few young people', true),
    ('task', 4, 'Task group', 'Put together for one piece of work, and ended when it is done', false),
    ('other', 5, 'Another group', 'Any other group in which agencies work together', false);

CREATE TABLE work_group (
    LIKE template.record INCLUDING ALL,
    kind      text NOT NULL REFERENCES group_kind,
    name      text NOT NULL CHECK (length(name) BETWEEN 1 AND 160),
    about     text CHECK (length(about) BETWEEN 1 AND 1000),
    agency_id uuid NOT NULL REFERENCES agency,
    ended_on  date
);
COMMENT ON TABLE work_group IS 'A group in which agencies work together: a steering group, the corporate parenting board, monthly planning';
COMMENT ON COLUMN work_group.kind IS 'Kind of group';
COMMENT ON COLUMN work_group.name IS 'What it is called';
COMMENT ON COLUMN work_group.about IS 'What it is for';
COMMENT ON COLUMN work_group.agency_id IS 'Which agency keeps it';
COMMENT ON COLUMN work_group.ended_on IS 'First day on which it is no more; none: it goes on';
SELECT template.finish('work_group');
CREATE UNIQUE INDEX group_name_taken ON work_group (lower(name)) WHERE ended_on IS NULL;
COMMENT ON INDEX group_name_taken IS 'Two groups of one name would be taken for each other';

CREATE TABLE group_member (
    LIKE template.record INCLUDING ALL,
    group_id  uuid    NOT NULL REFERENCES work_group,
    agency_id uuid    NOT NULL REFERENCES agency,
    person_id uuid    REFERENCES person,
    name      text    CHECK (length(name) BETWEEN 1 AND 120),
    duty      text    NOT NULL CHECK (length(duty) BETWEEN 1 AND 120),
    runs      boolean NOT NULL DEFAULT false,
    from_on   date    NOT NULL DEFAULT today(),
    until_on  date,
    CONSTRAINT ends_before_start CHECK (until_on >= from_on),
    CHECK ((person_id IS NULL) = (name IS NOT NULL)),
    CHECK (NOT runs OR person_id IS NOT NULL)
);
COMMENT ON TABLE group_member IS 'Who sits in a group, and for which agency';
COMMENT ON COLUMN group_member.group_id IS 'The group';
COMMENT ON COLUMN group_member.agency_id IS 'For which agency';
COMMENT ON COLUMN group_member.person_id IS 'Whose account it is; none: somebody without one';
COMMENT ON COLUMN group_member.name IS 'Who it is, where they have no account';
COMMENT ON COLUMN group_member.duty IS 'What they are in the group: chair, headteacher representative, note taker';
COMMENT ON COLUMN group_member.runs IS 'Runs it: says who is in it, and when it meets';
COMMENT ON COLUMN group_member.from_on IS 'First day';
COMMENT ON COLUMN group_member.until_on IS 'First day on which they are no longer in it';
SELECT template.finish('group_member');
CREATE INDEX group_member_of ON group_member (group_id);
COMMENT ON INDEX group_member_of IS 'Who is in a group';
CREATE UNIQUE INDEX group_member_twice ON group_member (group_id, person_id) WHERE until_on IS NULL;
COMMENT ON INDEX group_member_twice IS 'Nobody sits in a group twice; my groups';

-- ---------------------------------------------------------------------------------------------- what a group agreed to do

CREATE TABLE group_action (
    LIKE template.record INCLUDING ALL,
    group_id   uuid NOT NULL REFERENCES work_group,
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
    CHECK (state <> 'dropped' OR outcome IS NOT NULL)
);
COMMENT ON TABLE group_action IS 'What an agency has agreed in a group to do, by when. It is about no single child: those stand in action';
COMMENT ON COLUMN group_action.group_id IS 'The group';
COMMENT ON COLUMN group_action.what IS 'What is to be done, in words that name no child';
COMMENT ON COLUMN group_action.agency_id IS 'Whose it is: only this agency says that it is done';
COMMENT ON COLUMN group_action.person_id IS 'Who of them has it';
COMMENT ON COLUMN group_action.owner_name IS 'Who does it, where that is somebody without an account';
COMMENT ON COLUMN group_action.due_on IS 'Last day in time';
COMMENT ON COLUMN group_action.state IS 'Open, done, or dropped with a reason';
COMMENT ON COLUMN group_action.outcome IS 'What came of it, or why it was dropped';
COMMENT ON COLUMN group_action.settled_by IS 'Who said so';
COMMENT ON COLUMN group_action.settled_on IS 'When';
SELECT template.finish('group_action');
CREATE INDEX group_action_of ON group_action (group_id, due_on);
COMMENT ON INDEX group_action_of IS 'The actions of a group';
CREATE INDEX group_action_person ON group_action (person_id) WHERE state = 'open';
COMMENT ON INDEX group_action_person IS 'What I owe my groups';
CREATE TRIGGER action_settled BEFORE UPDATE ON group_action FOR EACH ROW WHEN (current_user = 'around_app') EXECUTE FUNCTION action_settled(); -- 0033

CREATE TABLE group_action_note (
    LIKE template.record INCLUDING ALL,
    action_id uuid NOT NULL REFERENCES group_action,
    group_id  uuid NOT NULL REFERENCES work_group,
    text      text NOT NULL CHECK (length(text) BETWEEN 1 AND 2000)
);
COMMENT ON TABLE group_action_note IS 'How an action of a group goes: what somebody told the others';
COMMENT ON COLUMN group_action_note.action_id IS 'The action';
COMMENT ON COLUMN group_action_note.group_id IS 'Its group, for the policies';
COMMENT ON COLUMN group_action_note.text IS 'What was told';
SELECT template.finish('group_action_note');
CREATE INDEX group_action_note_of ON group_action_note (action_id);
COMMENT ON INDEX group_action_note_of IS 'How an action went';

-- ---------------------------------------------------------------------------------------------- challenge cards

CREATE TABLE challenge (
    LIKE template.record INCLUDING ALL,
    group_id     uuid     NOT NULL REFERENCES work_group,
    number       smallint NOT NULL CHECK (number BETWEEN 1 AND 9999),
    text         text     NOT NULL CHECK (length(text) BETWEEN 1 AND 1000),
    said_by      text     NOT NULL CHECK (length(said_by) BETWEEN 1 AND 160),
    said_on      date     NOT NULL,
    agency_id    uuid     NOT NULL REFERENCES agency,
    owner_name   text     CHECK (length(owner_name) BETWEEN 1 AND 120),
    state        text     NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'working', 'done', 'closed')),
    close_reason text     CHECK (length(close_reason) BETWEEN 1 AND 1000),
    what_changed text     CHECK (length(what_changed) BETWEEN 1 AND 2000),
    told_on      date,
    told_how     text     CHECK (length(told_how) BETWEEN 1 AND 300),
    settled_on   date,
    CONSTRAINT challenge_number_taken UNIQUE (group_id, number),
    CHECK (state <> 'closed' OR close_reason IS NOT NULL),
    CHECK (state <> 'done' OR what_changed IS NOT NULL),
    CHECK ((state IN ('done', 'closed')) = (settled_on IS NOT NULL)),
    CHECK (told_on IS NULL OR what_changed IS NOT NULL OR close_reason IS NOT NULL)
);
COMMENT ON TABLE challenge IS 'A challenge card: what young people in care ask those who answer for them to change, and what came of it. It names nobody';
COMMENT ON COLUMN challenge.group_id IS 'The group that it was put to';
COMMENT ON COLUMN challenge.number IS 'Its number there';
COMMENT ON COLUMN challenge.text IS 'The challenge, in the young people''s own words';
COMMENT ON COLUMN challenge.said_by IS 'Which group of young people put it';
COMMENT ON COLUMN challenge.said_on IS 'When';
COMMENT ON COLUMN challenge.agency_id IS 'Which agency answers it';
COMMENT ON COLUMN challenge.owner_name IS 'Who there, by name or post';
COMMENT ON COLUMN challenge.state IS 'Open, being worked on, done, or closed with a reason';
COMMENT ON COLUMN challenge.close_reason IS 'Why it was closed';
COMMENT ON COLUMN challenge.what_changed IS 'What is different now, in plain words for young people';
COMMENT ON COLUMN challenge.told_on IS 'When young people were told';
COMMENT ON COLUMN challenge.told_how IS 'How';
COMMENT ON COLUMN challenge.settled_on IS 'When it was done or closed';
SELECT template.finish('challenge');

CREATE TABLE challenge_response (
    LIKE template.record INCLUDING ALL,
    challenge_id uuid NOT NULL REFERENCES challenge,
    group_id     uuid NOT NULL REFERENCES work_group,
    said_on      date NOT NULL,
    said_by      text NOT NULL CHECK (length(said_by) BETWEEN 1 AND 120),
    text         text NOT NULL CHECK (length(text) BETWEEN 1 AND 2000)
);
COMMENT ON TABLE challenge_response IS 'What young people were answered';
COMMENT ON COLUMN challenge_response.challenge_id IS 'The challenge';
COMMENT ON COLUMN challenge_response.group_id IS 'Its group, for the policies';
COMMENT ON COLUMN challenge_response.said_on IS 'When it was said';
COMMENT ON COLUMN challenge_response.said_by IS 'Who said it, by name or post';
COMMENT ON COLUMN challenge_response.text IS 'What was said, in plain English';
SELECT template.finish('challenge_response');
CREATE INDEX challenge_response_of ON challenge_response (challenge_id, said_on);
COMMENT ON INDEX challenge_response_of IS 'The answers to a challenge';

-- ---------------------------------------------------------------------------------------------- planning for children with very complex needs

CREATE TABLE planning_meeting (
    LIKE template.record INCLUDING ALL,
    group_id uuid NOT NULL REFERENCES work_group,
    held_on  date NOT NULL,
    CONSTRAINT planning_meeting_twice UNIQUE (group_id, held_on)
);
COMMENT ON TABLE planning_meeting IS 'A day on which a group plans for children';
COMMENT ON COLUMN planning_meeting.group_id IS 'The group';
COMMENT ON COLUMN planning_meeting.held_on IS 'The day';
SELECT template.finish('planning_meeting');

-- That somebody is on the list is known to all of the group; who it is, to those who may see the child.
CREATE TABLE planning_place (
    LIKE template.record INCLUDING ALL,
    meeting_id uuid NOT NULL REFERENCES planning_meeting,
    left_on    date
);
COMMENT ON TABLE planning_place IS 'A place on the list of a meeting, which names no child: so that those who may not see a child see that one is on it';
COMMENT ON COLUMN planning_place.meeting_id IS 'The meeting';
COMMENT ON COLUMN planning_place.left_on IS 'The child was taken off the list';
SELECT template.finish('planning_place');
CREATE INDEX planning_place_of ON planning_place (meeting_id);
COMMENT ON INDEX planning_place_of IS 'How many children are on a list';

CREATE TABLE planning (
    LIKE template.child_record INCLUDING ALL,
    meeting_id uuid NOT NULL REFERENCES planning_meeting,
    place_id   uuid NOT NULL UNIQUE REFERENCES planning_place,
    why        text NOT NULL CHECK (length(why) BETWEEN 1 AND 2000),
    state      text NOT NULL DEFAULT 'put_forward' CHECK (state IN ('put_forward', 'talked_about', 'withdrawn')),
    agreed     text CHECK (length(agreed) BETWEEN 1 AND 4000),
    step       text CHECK (step IN ('assess', 'plan', 'do', 'review')),
    next_on    date,
    reason     text CHECK (length(reason) BETWEEN 1 AND 1000),
    CHECK (state <> 'talked_about' OR agreed IS NOT NULL AND step IS NOT NULL),
    CHECK (state <> 'withdrawn' OR reason IS NOT NULL)
);
COMMENT ON TABLE planning IS 'A child for whom a group plans: why, what was agreed, when it is talked about again. Who does what stands in action';
COMMENT ON COLUMN planning.meeting_id IS 'The meeting';
COMMENT ON COLUMN planning.place_id IS 'Its place on the list';
COMMENT ON COLUMN planning.why IS 'Why the child was put forward';
COMMENT ON COLUMN planning.state IS 'Put forward, talked about, or taken off the list';
COMMENT ON COLUMN planning.agreed IS 'What was agreed';
COMMENT ON COLUMN planning.step IS 'The step that it is in: assess, plan, do, review; people say so, nothing derives it from a score';
COMMENT ON COLUMN planning.next_on IS 'When it is talked about again';
COMMENT ON COLUMN planning.reason IS 'Why it was taken off the list';
SELECT template.finish('planning', 2::smallint);
CREATE INDEX planning_of ON planning (meeting_id);
COMMENT ON INDEX planning_of IS 'Who is on the list of a meeting';

ALTER TABLE action ADD COLUMN planning_id uuid REFERENCES planning;
COMMENT ON COLUMN action.planning_id IS 'It was agreed at this meeting of a group that plans for the child; none: elsewhere';
CREATE INDEX action_planning ON action (planning_id) WHERE planning_id IS NOT NULL;
COMMENT ON INDEX action_planning IS 'What was agreed for a child at a meeting';

-- ---------------------------------------------------------------------------------------------- assess, plan, do, review

ALTER TABLE plan_kind ADD COLUMN is_graduated boolean;
UPDATE plan_kind SET is_graduated = code = 'joint';
ALTER TABLE plan_kind ALTER COLUMN is_graduated SET NOT NULL;
COMMENT ON COLUMN plan_kind.is_graduated IS 'Such a plan is the child''s graduated response: its stage is the child''s (SEND Code of Practice 2015, 6.44)';

CREATE TABLE graduated_step (
    LIKE template.child_record INCLUDING ALL,
    step    text NOT NULL CHECK (step IN ('assess', 'plan', 'do', 'review')),
    from_on date NOT NULL,
    what    text NOT NULL CHECK (length(what) BETWEEN 1 AND 1000)
);
COMMENT ON TABLE graduated_step IS 'A step of the graduated response of a child that stands in no plan. Nothing derives it from a score';
COMMENT ON COLUMN graduated_step.step IS 'Assess, plan, do or review';
COMMENT ON COLUMN graduated_step.from_on IS 'Since when';
COMMENT ON COLUMN graduated_step.what IS 'What is done in it';
SELECT template.finish('graduated_step', 2::smallint);

-- ---------------------------------------------------------------------------------------------- as the API answers

CREATE FUNCTION my_groups() RETURNS uuid[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN ARRAY(SELECT m.group_id FROM group_member m
                  WHERE m.person_id = me() AND m.from_on <= today() AND (m.until_on IS NULL OR m.until_on > today()));
END $$;
COMMENT ON FUNCTION my_groups IS 'The groups in which I sit today';

-- A group that nobody runs any more is looked after by whoever made it, and by the administrator of the agency that keeps it.
CREATE FUNCTION group_is_run(which uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM group_member m WHERE m.group_id = which AND m.person_id = me() AND m.runs
                                                AND m.from_on <= today() AND (m.until_on IS NULL OR m.until_on > today()))
        OR EXISTS (SELECT FROM work_group g
                    WHERE g.id = which AND (g.made_by = me() OR g.agency_id = ANY (my_agencies('service_admin')))
                      AND NOT EXISTS (SELECT FROM group_member m WHERE m.group_id = g.id AND m.runs AND (m.until_on IS NULL OR m.until_on > today())));
END $$;
COMMENT ON FUNCTION group_is_run IS 'Whether I run this group';

CREATE FUNCTION group_shown(which uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN which = ANY (my_groups()) OR oversees('group_action', 'view') >= 0;
END $$;
COMMENT ON FUNCTION group_shown IS 'Whether what this group agreed is for me: I sit in it, or oversee the area';

CREATE FUNCTION group_member_item(m group_member) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (m).id, 'made_at', instant((m).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (m).made_by), 'etag', 'v' || (m).version,
    'group', (SELECT json_build_object('id', g.id, 'name', g.name) FROM work_group g WHERE g.id = (m).group_id),
    'agency', (SELECT json_build_object('id', a.id, 'name', a.name) FROM agency a WHERE a.id = (m).agency_id),
    'person', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (m).person_id),
    'name', coalesce((m).name, (SELECT p.name FROM person p WHERE p.id = (m).person_id)), 'duty', (m).duty, 'runs', (m).runs,
    'from_on', (m).from_on, 'until_on', (m).until_on);
COMMENT ON FUNCTION group_member_item IS 'Who sits in a group, as the API answers';

-- What is open and late is told to its members alone, and to whoever oversees: null to others.
CREATE FUNCTION work_group_item(g work_group) RETURNS json
LANGUAGE sql STABLE
RETURN (SELECT json_build_object('id', (g).id, 'made_at', instant((g).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (g).made_by), 'etag', 'v' || (g).version,
    'kind', json_build_object('code', k.code, 'name', k.name), 'plans_children', k.plans_children, 'name', (g).name, 'about', (g).about,
    'agency', (SELECT json_build_object('id', a.id, 'name', a.name) FROM agency a WHERE a.id = (g).agency_id), 'ended_on', (g).ended_on,
    'is_member', (g).id = ANY (my_groups()), 'is_run', group_is_run((g).id),
    'agencies', (SELECT coalesce(json_agg(json_build_object('id', a.id, 'name', a.name) ORDER BY a.name), '[]') FROM agency a
                  WHERE a.id = (g).agency_id OR a.id IN (SELECT m.agency_id FROM group_member m WHERE m.group_id = (g).id AND (m.until_on IS NULL OR m.until_on > today()))),
    'members', (SELECT coalesce(json_agg(group_member_item(m) ORDER BY m.runs DESC, m.from_on, m.made_at, m.id), '[]')
                  FROM group_member m WHERE m.group_id = (g).id AND (m.until_on IS NULL OR m.until_on > today())),
    'open_actions', CASE WHEN x.shown THEN (SELECT count(*) FROM group_action a WHERE a.group_id = (g).id AND a.state = 'open') END,
    'late_actions', CASE WHEN x.shown THEN (SELECT count(*) FROM group_action a WHERE a.group_id = (g).id AND a.state = 'open' AND a.due_on < today()) END,
    'open_challenges', (SELECT count(*) FROM challenge c WHERE c.group_id = (g).id AND c.state IN ('open', 'working')))
  FROM group_kind k, (SELECT group_shown((g).id) AS shown) x
 WHERE k.code = (g).kind);
COMMENT ON FUNCTION work_group_item IS 'A group with its members, as the API answers';

CREATE FUNCTION group_action_item(a group_action) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (a).id, 'made_at', instant((a).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (a).made_by), 'etag', 'v' || (a).version,
    'group', (SELECT json_build_object('id', g.id, 'name', g.name) FROM work_group g WHERE g.id = (a).group_id), 'what', (a).what,
    'agency', (SELECT json_build_object('id', g.id, 'name', g.name) FROM agency g WHERE g.id = (a).agency_id),
    'person', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (a).person_id),
    'owner_name', (a).owner_name, 'due_on', (a).due_on, 'state', (a).state,
    'days', CASE WHEN (a).state = 'open' THEN (a).due_on - today() END, 'outcome', (a).outcome,
    'settled_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (a).settled_by), 'settled_on', (a).settled_on,
    'is_own', (a).agency_id = ANY (my_agencies()),
    'notes', (SELECT coalesce(json_agg(json_build_object('id', n.id, 'at', instant(n.made_at), 'by', (SELECT p.name FROM person p WHERE p.id = n.made_by), 'text', n.text)
                                       ORDER BY n.made_at DESC, n.id), '[]')
                FROM group_action_note n WHERE n.action_id = (a).id));
COMMENT ON FUNCTION group_action_item IS 'An action of a group, as the API answers';

CREATE FUNCTION challenge_item(c challenge) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (c).id, 'made_at', instant((c).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (c).made_by), 'etag', 'v' || (c).version,
    'group', (SELECT json_build_object('id', g.id, 'name', g.name) FROM work_group g WHERE g.id = (c).group_id), 'number', (c).number,
    'text', (c).text, 'said_by', (c).said_by, 'said_on', (c).said_on,
    'agency', (SELECT json_build_object('id', g.id, 'name', g.name) FROM agency g WHERE g.id = (c).agency_id), 'owner_name', (c).owner_name,
    'state', (c).state, 'close_reason', (c).close_reason, 'what_changed', (c).what_changed, 'told_on', (c).told_on, 'told_how', (c).told_how,
    'settled_on', (c).settled_on, 'may_change', (c).group_id = ANY (my_groups()) OR (c).agency_id = ANY (my_agencies()),
    'responses', (SELECT coalesce(json_agg(json_build_object('id', r.id, 'said_on', r.said_on, 'said_by', r.said_by, 'text', r.text) ORDER BY r.said_on DESC, r.made_at DESC), '[]')
                    FROM challenge_response r WHERE r.challenge_id = (c).id));
COMMENT ON FUNCTION challenge_item IS 'A challenge card with its answers, as the API answers';

CREATE OR REPLACE FUNCTION action_item(a action) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (a).id, 'made_at', instant((a).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (a).made_by), 'etag', 'v' || (a).version,
    'child', (a).child_id, 'plan', (SELECT p.id FROM plan p WHERE p.id = (a).plan_id), 'planning', (SELECT p.id FROM planning p WHERE p.id = (a).planning_id), 'what', (a).what,
    'agency', (SELECT json_build_object('id', g.id, 'name', g.name) FROM agency g WHERE g.id = (a).agency_id),
    'person', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (a).person_id),
    'owner_name', (a).owner_name, 'due_on', (a).due_on, 'state', (a).state,
    'days', CASE WHEN (a).state = 'open' THEN (a).due_on - today() END, 'outcome', (a).outcome,
    'settled_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (a).settled_by), 'settled_on', (a).settled_on,
    'is_own', (a).agency_id = ANY (my_agencies()));

CREATE FUNCTION planning_item(p planning) RETURNS json
LANGUAGE sql STABLE
RETURN (SELECT json_build_object('id', (p).id, 'made_at', instant((p).made_at),
    'made_by', (SELECT json_build_object('id', w.id, 'name', w.name) FROM person w WHERE w.id = (p).made_by), 'etag', 'v' || (p).version,
    'child', (SELECT json_build_object('id', c.id, 'name', c.name) FROM child c WHERE c.id = (p).child_id),
    'meeting', m.id, 'group', json_build_object('id', g.id, 'name', g.name), 'held_on', m.held_on, 'why', (p).why, 'state', (p).state,
    'agreed', (p).agreed, 'step', (p).step, 'next_on', (p).next_on, 'reason', (p).reason,
    'actions', (SELECT coalesce(json_agg(action_item(a) ORDER BY a.state <> 'open', a.due_on, a.made_at), '[]') FROM action a WHERE a.planning_id = (p).id))
  FROM planning_meeting m JOIN work_group g ON g.id = m.group_id WHERE m.id = (p).meeting_id);
COMMENT ON FUNCTION planning_item IS 'A child on the list of a meeting, as the API answers';

-- deep: with the children whom I may see. How many others are on the list says held_back.
CREATE FUNCTION planning_meeting_item(m planning_meeting, deep boolean) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (m).id, 'made_at', instant((m).made_at),
    'made_by', (SELECT json_build_object('id', w.id, 'name', w.name) FROM person w WHERE w.id = (m).made_by), 'etag', 'v' || (m).version,
    'group', (SELECT json_build_object('id', g.id, 'name', g.name) FROM work_group g WHERE g.id = (m).group_id), 'held_on', (m).held_on,
    'is_run', group_is_run((m).group_id),
    'count', (SELECT count(*) FROM planning_place s WHERE s.meeting_id = (m).id AND s.left_on IS NULL),
    'held_back', (SELECT count(*) FROM planning_place s WHERE s.meeting_id = (m).id AND s.left_on IS NULL
                     AND NOT EXISTS (SELECT FROM planning p WHERE p.place_id = s.id)),
    'children', CASE WHEN deep THEN (SELECT coalesce(json_agg(planning_item(p) ORDER BY p.state = 'withdrawn', p.made_at, p.id), '[]')
                                       FROM planning p WHERE p.meeting_id = (m).id) END);
COMMENT ON FUNCTION planning_meeting_item IS 'A meeting of a group that plans for children, as the API answers';

CREATE FUNCTION planning_asks(state text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE state WHEN 'put_forward' THEN 'Plan together' ELSE 'Plan together again' END;
COMMENT ON FUNCTION planning_asks IS 'What is due of a child for whom a group plans';

CREATE FUNCTION graduated_step_item(x graduated_step) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (x).id, 'made_at', instant((x).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (x).made_by), 'etag', 'v' || (x).version,
    'step', (x).step, 'from_on', (x).from_on, 'what', (x).what);
COMMENT ON FUNCTION graduated_step_item IS 'A step of the graduated response, as the API answers';
GRANT EXECUTE ON FUNCTION my_groups(), group_is_run(uuid), group_shown(uuid), group_member_item(group_member), work_group_item(work_group), group_action_item(group_action),
    challenge_item(challenge), planning_item(planning), planning_asks(text), planning_meeting_item(planning_meeting, boolean), graduated_step_item(graduated_step) TO around_app;

DO $$
BEGIN
    IF (SELECT count(*) FROM unnest('{group_kind,work_group,group_member,group_action,group_action_note,challenge,challenge_response,planning_meeting,planning_place,planning,graduated_step,group_name_taken,group_member_twice}'::text[]) t
         WHERE to_regclass(t) IS NOT NULL) <> 13
       OR (SELECT count(*) FROM group_kind WHERE plans_children) <> 1 OR (SELECT count(*) FROM pg_trigger WHERE tgname = 'action_settled') <> 2
       OR (SELECT count(*) FROM plan_kind WHERE is_graduated) <> 1 THEN
        RAISE EXCEPTION 'verify: no record of groups, of what they do, or of the graduated response';
    END IF;
END $$;
