-- The Strengths and Difficulties Questionnaire, one table a tier: who, when and total; scores by scale; answers. And what is due.

CREATE TABLE sdq (
    LIKE template.child_record INCLUDING ALL,
    informant    text     NOT NULL CHECK (informant IN ('parent', 'teacher', 'self')),
    form         text     NOT NULL CHECK (form IN ('2-4', '4-17', '11-17', '18+')),
    completed_on date,
    return_year  smallint CHECK (return_year BETWEEN 2009 AND 2100),
    follow_up    boolean  NOT NULL DEFAULT false,
    entry        text     NOT NULL CHECK (entry IN ('answers', 'scores', 'total')),
    total        smallint CHECK (total BETWEEN 0 AND 40),
    band3_total  text     CHECK (band3_total IN ('normal', 'borderline', 'abnormal')),
    band4_total  text     CHECK (band4_total IN ('close_to_average', 'slightly_raised', 'high', 'very_high')),
    concern      text     CHECK (concern IN ('normal', 'borderline', 'cause_for_concern')),
    source       text     NOT NULL DEFAULT 'entered' CHECK (source IN ('entered', 'imported')),
    CONSTRAINT bad_body CHECK ((completed_on IS NOT NULL OR return_year IS NOT NULL)
                               AND (entry <> 'total' OR total IS NOT NULL) AND (informant <> 'self' OR form IN ('11-17', '18+')))
);
COMMENT ON TABLE sdq IS 'A questionnaire that was filled in: by whom, when, and its total difficulties';
COMMENT ON COLUMN sdq.informant IS 'Whoever cares for the child, a teacher, or the young person';
COMMENT ON COLUMN sdq.form IS 'Version of the form, by age';
COMMENT ON COLUMN sdq.completed_on IS 'When it was filled in';
COMMENT ON COLUMN sdq.return_year IS 'From the national return, which gives no day: the year that ends on 31 March of this one';
COMMENT ON COLUMN sdq.follow_up IS 'The form for a second time, with its extra questions';
COMMENT ON COLUMN sdq.entry IS 'What was entered: 25 answers, scale scores, or the total alone';
COMMENT ON COLUMN sdq.total IS 'Total difficulties, 0 to 40; none: too many answers missing';
COMMENT ON COLUMN sdq.band3_total IS 'Its band of the original three';
COMMENT ON COLUMN sdq.band4_total IS 'Its band of the newer four';
COMMENT ON COLUMN sdq.concern IS 'The Department for Education''s word for a carer''s total';
COMMENT ON COLUMN sdq.source IS 'Entered by a person, or imported from a file';
SELECT template.finish('sdq', 2::smallint);
CREATE INDEX sdq_of_child ON sdq (child_id, informant, completed_on);
COMMENT ON INDEX sdq_of_child IS 'The last one of each informant';

CREATE TABLE sdq_score (
    LIKE template.child_record INCLUDING ALL,
    sdq_id        uuid     NOT NULL UNIQUE REFERENCES sdq,
    informant     text     NOT NULL CHECK (informant IN ('parent', 'teacher', 'self')),
    emotional     smallint CHECK (emotional BETWEEN 0 AND 10),
    conduct       smallint CHECK (conduct BETWEEN 0 AND 10),
    hyperactivity smallint CHECK (hyperactivity BETWEEN 0 AND 10),
    peer          smallint CHECK (peer BETWEEN 0 AND 10),
    prosocial     smallint CHECK (prosocial BETWEEN 0 AND 10),
    externalising smallint CHECK (externalising BETWEEN 0 AND 20),
    internalising smallint CHECK (internalising BETWEEN 0 AND 20),
    impact        smallint CHECK (impact BETWEEN 0 AND 10),
    bands3        json     NOT NULL,
    bands4        json     NOT NULL
);
COMMENT ON TABLE sdq_score IS 'Scores by scale: tier 3. Computed when written, by one rule';
COMMENT ON COLUMN sdq_score.sdq_id IS 'The questionnaire';
COMMENT ON COLUMN sdq_score.informant IS 'As in sdq: a designated teacher sees those of the teacher''s own form';
COMMENT ON COLUMN sdq_score.emotional IS 'Scale, 0 to 10';
COMMENT ON COLUMN sdq_score.conduct IS 'Scale, 0 to 10';
COMMENT ON COLUMN sdq_score.hyperactivity IS 'Scale, 0 to 10';
COMMENT ON COLUMN sdq_score.peer IS 'Scale, 0 to 10';
COMMENT ON COLUMN sdq_score.prosocial IS 'Scale, 0 to 10; higher is better';
COMMENT ON COLUMN sdq_score.externalising IS 'Conduct and hyperactivity, 0 to 20';
COMMENT ON COLUMN sdq_score.internalising IS 'Emotional and peer, 0 to 20';
COMMENT ON COLUMN sdq_score.impact IS 'Impact, 0 to 10; of a teacher 0 to 6';
COMMENT ON COLUMN sdq_score.bands3 IS 'Band of each score by name, the original three; the total''s too';
COMMENT ON COLUMN sdq_score.bands4 IS 'Band of each score by name, the newer four';
SELECT template.finish('sdq_score', 3::smallint);

CREATE TABLE sdq_answer (
    LIKE template.child_record INCLUDING ALL,
    sdq_id    uuid       NOT NULL UNIQUE REFERENCES sdq,
    informant text       NOT NULL CHECK (informant IN ('parent', 'teacher', 'self')),
    answers   smallint[] NOT NULL CHECK (array_ndims(answers) = 1 AND cardinality(answers) = 25
                                         AND array_remove(answers, NULL) <@ '{0,1,2}'::smallint[]),
    impact    smallint[] CHECK (cardinality(impact) = 6 AND array_remove(impact, NULL) <@ '{0,1,2,3}'::smallint[])
);
COMMENT ON TABLE sdq_answer IS 'The answers as they were given, none turned round: tier 3';
COMMENT ON COLUMN sdq_answer.sdq_id IS 'The questionnaire';
COMMENT ON COLUMN sdq_answer.informant IS 'As in sdq';
COMMENT ON COLUMN sdq_answer.answers IS 'By item number, 0 to 2; null: not answered';
COMMENT ON COLUMN sdq_answer.impact IS 'ebddiff, distres, imphome, impfrie, impclas, impleis, 0 to 3';
SELECT template.finish('sdq_answer', 3::smallint);

CREATE TABLE sdq_item (
    number      smallint PRIMARY KEY CHECK (number BETWEEN 1 AND 25),
    name        text     NOT NULL UNIQUE,
    name_2_4    text     NOT NULL UNIQUE,
    scale       text     NOT NULL,
    is_reversed boolean  NOT NULL
);
COMMENT ON TABLE sdq_item IS 'Items by number and published short name (Youthinmind''s scoring syntax); never the wording, which is copyright';
COMMENT ON COLUMN sdq_item.number IS 'Number on the form';
COMMENT ON COLUMN sdq_item.name IS 'Published variable name';
COMMENT ON COLUMN sdq_item.name_2_4 IS 'Its name on the form for ages 2 to 4';
COMMENT ON COLUMN sdq_item.scale IS 'The scale that it counts for';
COMMENT ON COLUMN sdq_item.is_reversed IS 'Turned round when scored';
INSERT INTO sdq_item (number, name, name_2_4, scale, is_reversed) VALUES
    (1, 'consid', 'consid', 'prosocial', false), (2, 'restles', 'restles', 'hyperactivity', false),
    (3, 'somatic', 'somatic', 'emotional', false), (4, 'shares', 'shares', 'prosocial', false),
    (5, 'tantrum', 'tantrum', 'conduct', false), (6, 'loner', 'loner', 'peer', false),
    (7, 'obeys', 'obeys', 'conduct', true), (8, 'worries', 'worries', 'emotional', false),
    (9, 'caring', 'caring', 'prosocial', false), (10, 'fidgety', 'fidgety', 'hyperactivity', false),
    (11, 'friend', 'friend', 'peer', true), (12, 'fights', 'fights', 'conduct', false),
    (13, 'unhappy', 'unhappy', 'emotional', false), (14, 'popular', 'popular', 'peer', true),
    (15, 'distrac', 'distrac', 'hyperactivity', false), (16, 'clingy', 'clingy', 'emotional', false),
    (17, 'kind', 'kind', 'prosocial', false), (18, 'lies', 'argues', 'conduct', false),
    (19, 'bullied', 'bullied', 'peer', false), (20, 'helpout', 'helpout', 'prosocial', false),
    (21, 'reflect', 'reflect', 'hyperactivity', true), (22, 'steals', 'spite', 'conduct', false),
    (23, 'oldbest', 'oldbest', 'peer', false), (24, 'afraid', 'afraid', 'emotional', false),
    (25, 'attends', 'attends', 'hyperactivity', true);

CREATE TABLE sdq_none (
    LIKE template.child_record INCLUDING ALL,
    return_year smallint NOT NULL CHECK (return_year BETWEEN 2009 AND 2100),
    code        text     NOT NULL,
    source      text     NOT NULL DEFAULT 'entered' CHECK (source IN ('entered', 'imported')),
    UNIQUE (child_id, return_year)
);
COMMENT ON TABLE sdq_none IS 'Why there is no questionnaire for a year of the national return';
COMMENT ON COLUMN sdq_none.return_year IS 'The year that ends on 31 March of this one';
COMMENT ON COLUMN sdq_none.code IS 'Code of code_list sdq_none';
COMMENT ON COLUMN sdq_none.source IS 'Entered by a person, or imported from a file';
SELECT template.finish('sdq_none', 2::smallint);

CREATE TABLE task (
    LIKE template.child_record INCLUDING ALL,
    kind        text NOT NULL CHECK (kind IN ('sdq_due', 'sdq_ask', 'sdq_consultation', 'action', 'refusal')),
    what        text NOT NULL CHECK (length(what) BETWEEN 1 AND 300),
    informant   text CHECK (informant IN ('parent', 'teacher', 'self')),
    due_on      date,
    assigned_to uuid REFERENCES person,
    about_type  text,
    about_id    uuid,
    state       text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'dropped')),
    outcome     text CHECK (length(outcome) BETWEEN 1 AND 4000),
    settled_by  uuid REFERENCES person,
    settled_at  timestamptz,
    CHECK ((state = 'open') = (settled_at IS NULL)),
    CHECK ((about_type IS NULL) = (about_id IS NULL))
);
COMMENT ON TABLE task IS 'Something that is due, or that somebody has to decide; it stays open until that is recorded';
COMMENT ON COLUMN task.kind IS 'An SDQ due by the calendar (tier 1: a due date), an informant to ask, a consultation after a high score, an action, a refusal that reads as if the home were its ground';
COMMENT ON COLUMN task.what IS 'In words';
COMMENT ON COLUMN task.informant IS 'Who is to be asked';
COMMENT ON COLUMN task.due_on IS 'Last day in time';
COMMENT ON COLUMN task.assigned_to IS 'Who has it; none: the lead worker';
COMMENT ON COLUMN task.about_type IS 'Type of the record that opened it';
COMMENT ON COLUMN task.about_id IS 'That record';
COMMENT ON COLUMN task.state IS 'Open, done, or dropped with a reason';
COMMENT ON COLUMN task.outcome IS 'What was decided';
COMMENT ON COLUMN task.settled_by IS 'By whom';
COMMENT ON COLUMN task.settled_at IS 'When';
SELECT template.finish('task', 2::smallint);
CREATE UNIQUE INDEX task_sdq_due_once ON task (child_id) WHERE kind = 'sdq_due' AND state = 'open';
CREATE INDEX task_open ON task (child_id, due_on) WHERE state = 'open';
COMMENT ON INDEX task_open IS 'What is next';
CREATE INDEX task_of_person ON task (assigned_to) WHERE state = 'open';
COMMENT ON INDEX task_of_person IS 'What waits for somebody by name';

DO $$
BEGIN
    IF (SELECT count(*) FROM unnest('{sdq,sdq_score,sdq_answer,sdq_none,task,task_open}'::text[]) AS t WHERE to_regclass(t) IS NOT NULL) <> 6
       OR (SELECT count(*) FROM sdq_item) <> 25 THEN
        RAISE EXCEPTION 'verify: the questionnaire is not there';
    END IF;
END $$;
