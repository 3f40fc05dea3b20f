-- Child in care reviews as they are planned and held (mission M17), and the social worker's statutory visits. A review that was recorded by its
-- day and code alone, as an import does, has no more than that: what was talked about stands in a table of its own.

CREATE TABLE review_plan (
    LIKE template.child_record INCLUDING ALL,
    planned_on    date  NOT NULL,
    place         text  CHECK (length(place) BETWEEN 1 AND 300),
    chair         text  CHECK (length(chair) BETWEEN 1 AND 200),
    people        jsonb NOT NULL DEFAULT '[]',
    state         text  NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'held', 'called_off')),
    review_id     uuid  REFERENCES review,
    called_off_why text CHECK (length(called_off_why) BETWEEN 1 AND 1000),
    CONSTRAINT bad_body CHECK ((state = 'held') = (review_id IS NOT NULL) AND (state = 'called_off') = (called_off_why IS NOT NULL))
);
COMMENT ON TABLE review_plan IS 'A review that is planned: when, where, who chairs it, who is invited and who was asked beforehand';
COMMENT ON COLUMN review_plan.planned_on IS 'The day';
COMMENT ON COLUMN review_plan.place IS 'Where, and at what time';
COMMENT ON COLUMN review_plan.chair IS 'Who chairs it';
COMMENT ON COLUMN review_plan.people IS 'Who is invited or consulted: name, capacity, is_invited, consulted (how), consulted_on, answered';
COMMENT ON COLUMN review_plan.state IS 'Planned, held, called off';
COMMENT ON COLUMN review_plan.review_id IS 'The review that came of it';
COMMENT ON COLUMN review_plan.called_off_why IS 'Why it was called off';
SELECT template.finish('review_plan', 2::smallint);
CREATE UNIQUE INDEX overlap ON review_plan (child_id) WHERE state = 'planned';
COMMENT ON INDEX overlap IS 'One review is planned at a time';
CREATE INDEX review_plan_of_review ON review_plan (review_id);

CREATE TABLE review_record (
    LIKE template.child_record INCLUDING ALL,
    review_id           uuid  NOT NULL UNIQUE REFERENCES review,
    chair               text  CHECK (length(chair) BETWEEN 1 AND 200),
    people              jsonb NOT NULL DEFAULT '[]',
    mental_health       text  NOT NULL CHECK (mental_health IN ('yes', 'no', 'not_known')),
    mental_health_words text  CHECK (length(mental_health_words) BETWEEN 1 AND 4000),
    advocacy            text  CHECK (advocacy IN ('accepted', 'opted_out', 'not_offered', 'under_8')),
    advocacy_words      text  CHECK (length(advocacy_words) BETWEEN 1 AND 1000),
    independent_visitor text  CHECK (independent_visitor IN ('has_one', 'offered', 'declined', 'not_needed', 'not_looked_at')),
    savings             text  CHECK (savings IN ('looked_at', 'none_yet', 'not_looked_at')),
    savings_words       text  CHECK (length(savings_words) BETWEEN 1 AND 1000),
    notes               text  CHECK (length(notes) BETWEEN 1 AND 10000),
    CONSTRAINT bad_body CHECK (mental_health = 'yes' OR mental_health_words IS NOT NULL)
);
COMMENT ON TABLE review_record IS 'What was asked and said at a review that was held';
COMMENT ON COLUMN review_record.review_id IS 'The review';
COMMENT ON COLUMN review_record.chair IS 'Who chaired it';
COMMENT ON COLUMN review_record.people IS 'Who was invited or consulted, as in review_plan';
COMMENT ON COLUMN review_record.mental_health IS 'Whether the child''s mental health needs are met: the question that no review may leave out';
COMMENT ON COLUMN review_record.mental_health_words IS 'In words; needed where they are not met, or it is not known';
COMMENT ON COLUMN review_record.advocacy IS 'Whether an advocate was offered, from the age of eight: accepted, the young person opted out, not offered; under eight';
COMMENT ON COLUMN review_record.advocacy_words IS 'What the young person said to it, or why it was not offered';
COMMENT ON COLUMN review_record.independent_visitor IS 'Has one, offered, declined, not needed, or not looked at';
COMMENT ON COLUMN review_record.savings IS 'Whether savings were looked at';
COMMENT ON COLUMN review_record.savings_words IS 'What was found';
COMMENT ON COLUMN review_record.notes IS 'What else was talked about';
SELECT template.finish('review_record', 2::smallint);

CREATE TABLE review_decision (
    LIKE template.child_record INCLUDING ALL,
    review_id uuid     NOT NULL REFERENCES review,
    position  smallint NOT NULL,
    what      text     NOT NULL CHECK (length(what) BETWEEN 1 AND 300),
    owner     text     NOT NULL CHECK (length(owner) BETWEEN 1 AND 200),
    due_on    date     NOT NULL,
    task_id   uuid     REFERENCES task,
    UNIQUE (review_id, position)
);
COMMENT ON TABLE review_decision IS 'What a review decided: what, whose, by when';
COMMENT ON COLUMN review_decision.review_id IS 'The review';
COMMENT ON COLUMN review_decision.position IS 'Order';
COMMENT ON COLUMN review_decision.what IS 'What is to be done';
COMMENT ON COLUMN review_decision.owner IS 'Who does it';
COMMENT ON COLUMN review_decision.due_on IS 'By when';
COMMENT ON COLUMN review_decision.task_id IS 'The task that stays open until it is done';
SELECT template.finish('review_decision', 2::smallint);

CREATE TABLE review_due (
    LIKE template.child_record INCLUDING ALL,
    due_on date,
    why    text CHECK (length(why) BETWEEN 1 AND 300),
    source text CHECK (length(source) BETWEEN 1 AND 300),
    UNIQUE (child_id),
    CHECK ((due_on IS NULL) = (why IS NULL) AND (due_on IS NULL) = (source IS NULL))
);
COMMENT ON TABLE review_due IS 'When the next review is due, kept by the rules (include/care_rule.h) with whatever they go by';
COMMENT ON COLUMN review_due.due_on IS 'Last day in time; none: no review is due';
COMMENT ON COLUMN review_due.why IS 'The reason, in one sentence';
COMMENT ON COLUMN review_due.source IS 'The law that says so';
SELECT template.finish('review_due', 1::smallint);

-- How often a social worker visits depends on the home. Nullable without a default: functions take rows of this table.
ALTER TABLE home ADD COLUMN visit_rule text CHECK (visit_rule IN ('six_weekly', 'three_monthly', 'weekly'));
COMMENT ON COLUMN home.visit_rule IS 'How often the social worker visits: every six weeks; every three months after a year where it is meant to last until 18; weekly until the first review (regulations 19 and 24, or at home under an interim care order). None: as the kind of home and the legal status say';

CREATE TABLE visit (
    LIKE template.child_record INCLUDING ALL,
    home_id       uuid    NOT NULL REFERENCES home,
    day           date    NOT NULL,
    visitor       text    NOT NULL CHECK (length(visitor) BETWEEN 1 AND 200),
    was_seen      boolean NOT NULL,
    seen_alone    boolean,
    not_alone_why text    CHECK (length(not_alone_why) BETWEEN 1 AND 300),
    saw_bedroom   boolean,
    due_on        date,
    has_note      boolean NOT NULL DEFAULT false,
    CONSTRAINT bad_body CHECK (was_seen = (seen_alone IS NOT NULL))
);
COMMENT ON TABLE visit IS 'A social worker''s visit to a child where it lives (Care Planning Regulations 2010, regulation 28)';
COMMENT ON COLUMN visit.home_id IS 'Where the child lived then';
COMMENT ON COLUMN visit.day IS 'When';
COMMENT ON COLUMN visit.visitor IS 'Who went';
COMMENT ON COLUMN visit.was_seen IS 'The child was there and was seen';
COMMENT ON COLUMN visit.seen_alone IS 'And was spoken to alone (regulation 29)';
COMMENT ON COLUMN visit.not_alone_why IS 'Why not alone: the child did not want to, was too young, could not be';
COMMENT ON COLUMN visit.saw_bedroom IS 'The visitor saw the room where the child sleeps';
COMMENT ON COLUMN visit.due_on IS 'When a visit was due, as it stood when this was recorded';
COMMENT ON COLUMN visit.has_note IS 'What was heard stands beside it, for those who may read it';
SELECT template.finish('visit', 1::smallint);
CREATE INDEX visit_of_home ON visit (home_id);

CREATE TABLE visit_note (
    LIKE template.child_record INCLUDING ALL,
    visit_id uuid NOT NULL UNIQUE REFERENCES visit,
    heard    text CHECK (length(heard) BETWEEN 1 AND 4000),
    text     text CHECK (length(text) BETWEEN 1 AND 8000),
    CONSTRAINT bad_body CHECK (heard IS NOT NULL OR text IS NOT NULL)
);
COMMENT ON TABLE visit_note IS 'What the child said at a visit and what the visitor noted. Those with whom the child lives do not read it';
COMMENT ON COLUMN visit_note.visit_id IS 'The visit';
COMMENT ON COLUMN visit_note.heard IS 'What the child said, in their words';
COMMENT ON COLUMN visit_note.text IS 'What the visitor saw and noted';
SELECT template.finish('visit_note', 2::smallint);

CREATE TABLE visit_due (
    LIKE template.child_record INCLUDING ALL,
    due_on date,
    why    text CHECK (length(why) BETWEEN 1 AND 300),
    source text CHECK (length(source) BETWEEN 1 AND 300),
    UNIQUE (child_id),
    CHECK ((due_on IS NULL) = (why IS NULL) AND (due_on IS NULL) = (source IS NULL))
);
COMMENT ON TABLE visit_due IS 'When the social worker''s next visit is due, kept by the rules (include/care_rule.h) with whatever they go by';
COMMENT ON COLUMN visit_due.due_on IS 'Last day in time; none: no visit is due';
COMMENT ON COLUMN visit_due.why IS 'The reason, in one sentence';
COMMENT ON COLUMN visit_due.source IS 'The law that says so';
SELECT template.finish('visit_due', 1::smallint);

CREATE FUNCTION review_head(v review, r review_record) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (v).id, 'made_at', instant((v).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (v).made_by), 'etag', 'v' || (v).version,
    'held_on', (v).held_on, 'code', (v).code, 'took_part', (SELECT l.name FROM code_list l WHERE l.list = 'review' AND l.code = (v).code),
    'chair', (r).chair, 'mental_health', (r).mental_health);
COMMENT ON FUNCTION review_head IS 'A review in one line, as lists answer';

CREATE FUNCTION review_item(v review) RETURNS json
LANGUAGE sql STABLE
RETURN (SELECT json_build_object('id', (v).id, 'made_at', instant((v).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (v).made_by), 'etag', 'v' || (v).version,
    'held_on', (v).held_on, 'code', (v).code, 'took_part', (SELECT l.name FROM code_list l WHERE l.list = 'review' AND l.code = (v).code),
    'chair', r.chair, 'mental_health', r.mental_health, 'mental_health_words', r.mental_health_words,
    'advocacy', r.advocacy, 'advocacy_words', r.advocacy_words, 'independent_visitor', r.independent_visitor,
    'savings', r.savings, 'savings_words', r.savings_words, 'notes', r.notes, 'people', coalesce(r.people, '[]'),
    'decisions', (SELECT coalesce(json_agg(json_build_object('what', d.what, 'owner', d.owner, 'due_on', d.due_on, 'task', d.task_id,
                             'state', t.state, 'outcome', t.outcome) ORDER BY d.position), '[]')
                    FROM review_decision d LEFT JOIN task t ON t.id = d.task_id WHERE d.review_id = (v).id),
    'tasks', (SELECT coalesce(json_agg(json_build_object('id', t.id, 'what', t.what, 'due_on', t.due_on, 'state', t.state, 'outcome', t.outcome) ORDER BY t.due_on, t.made_at), '[]')
                FROM task t WHERE t.about_id = (v).id AND t.child_id = (v).child_id AND NOT EXISTS (SELECT FROM review_decision d WHERE d.task_id = t.id)))
  FROM (SELECT) one LEFT JOIN review_record r ON r.review_id = (v).id);
COMMENT ON FUNCTION review_item IS 'A review with what was asked and decided, as the API answers';

CREATE FUNCTION review_plan_item(x review_plan) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (x).id, 'made_at', instant((x).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (x).made_by), 'etag', 'v' || (x).version,
    'planned_on', (x).planned_on, 'place', (x).place, 'chair', (x).chair, 'people', (x).people, 'state', (x).state,
    'review', (x).review_id, 'called_off_why', (x).called_off_why);
COMMENT ON FUNCTION review_plan_item IS 'A planned review, as the API answers';

CREATE FUNCTION visit_item(x visit) RETURNS json
LANGUAGE sql STABLE
RETURN (SELECT json_build_object('id', (x).id, 'made_at', instant((x).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (x).made_by), 'etag', 'v' || (x).version,
    'home', (SELECT h.id FROM home h WHERE h.id = (x).home_id), 'day', (x).day, 'visitor', (x).visitor, 'was_seen', (x).was_seen, 'seen_alone', (x).seen_alone,
    'not_alone_why', (x).not_alone_why, 'saw_bedroom', (x).saw_bedroom, 'due_on', (x).due_on, 'days_late', greatest(0, (x).day - (x).due_on),
    'heard', n.heard, 'note', n.text, 'held_back', (x).has_note AND n.id IS NULL)
  FROM (SELECT) one LEFT JOIN visit_note n ON n.visit_id = (x).id);
COMMENT ON FUNCTION visit_item IS 'A visit with what of it I may read, as the API answers';
GRANT EXECUTE ON FUNCTION review_head(review, review_record), review_item(review), review_plan_item(review_plan), visit_item(visit) TO around_app;

DO $$
BEGIN
    IF (SELECT count(*) FROM unnest('{review_plan,review_record,review_decision,review_due,visit,visit_note,visit_due}'::text[]) t WHERE to_regclass(t) IS NOT NULL) <> 7
       OR NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'home'::regclass AND attname = 'visit_rule') THEN
        RAISE EXCEPTION 'verify: reviews cannot be planned and held, or visits not recorded';
    END IF;
END $$;
