-- How a service is for those who work with it (mission M15). An evaluation is a round of a service: professionals, carers and young people answer a
-- form of their own, by a link without an account or on paper that somebody types in. It is about no one child, and no answer says whose it is.
--
-- The questions are rows of form_question, as those of forms about a child are; {name} is what the service calls its worker: the psychologist. One link
-- is given to many, up to a number, and so keeps no draft: what is typed is one's own until it is sent. That a token opens one is said by form_use(),
-- which knew links about a child alone; feedback_use() is the rest of it, and has no rights of its own. Of feedback_key the application writes the hash
-- and reads nothing.
--
-- Every answer counts for itself: a question that somebody left blank counts for the others alone, and of whom the role is not known counts among all.
-- A comment is a line as it was written; a reader names themes and files comments under them.

ALTER TABLE form_question DROP CONSTRAINT form_question_kind_check,
    ADD CONSTRAINT form_question_kind_check CHECK (kind IN ('view', 'review', 'pep', 'experience', 'goals', 'evaluation', 'training', 'training_later')),
    DROP CONSTRAINT form_question_for_whom_check,
    ADD CONSTRAINT form_question_for_whom_check CHECK (for_whom IN ('young_person', 'carer', 'teacher', 'professional'));
COMMENT ON COLUMN form_question.kind IS 'The form: a view at any time, before a review, before a PEP; experience of a service, its evaluation; training, and what changed after it';

INSERT INTO form_question (kind, for_whom, position, code, words, type, most, choices)
SELECT 'evaluation', w.for_whom, 1, 'role', w.words, 'choice', cardinality(w.choices), w.choices
  FROM (VALUES ('professional', 'What is your work?', '{Social worker,Supervising social worker,Team manager,School staff,Health or CAMHS staff,Residential worker,Another role}'::text[]),
               ('carer', 'What kind of carer are you?', '{Foster carer,Kinship carer,Special guardian,Adoptive parent,Another carer}')) w (for_whom, words, choices);
INSERT INTO form_question (kind, for_whom, position, code, words, type, most, choices)
SELECT 'evaluation', w.for_whom, q.position, q.code, q.words, 'choice', 5, '{Strongly disagree,Disagree,In between,Agree,Strongly agree}'
  FROM (VALUES ('professional'), ('carer')) w (for_whom)
 CROSS JOIN (VALUES
    (2, 'access', 'It was easy to access {name}'),
    (3, 'helpful', 'The input from {name} was helpful'),
    (4, 'informed', 'The input from {name} informed my practice'),
    (5, 'changed', 'The input from {name} changed my practice'),
    (6, 'stable', 'The input from {name} made the child''s home more stable')) q (position, code, words);
INSERT INTO form_question (kind, for_whom, position, code, words, type, most, choices) VALUES
    ('evaluation', 'young_person', 2, 'helpful', 'How helpful was it to see {name}?', 'choice', 5, '{Not at all,A little,Partly,Mostly,Very}'),
    ('evaluation', 'young_person', 3, 'felt_better', 'Did it make you feel better?', 'choice', 5, '{Not at all,A little,Partly,Mostly,Very much}'),
    ('evaluation', 'young_person', 4, 'quickly', 'Did you get to see {name} quickly?', 'choice', 5, '{Not at all,Not really,In between,Quite quickly,Very quickly}'),
    ('evaluation', 'young_person', 5, 'feeling', 'Which says best how you felt with {name}?', 'choice', 5, '{Very unhappy,Unhappy,In between,Happy,Very happy}');
INSERT INTO form_question (kind, for_whom, position, code, words, hint, type, most)
SELECT 'evaluation', w.for_whom, q.position, q.code, CASE w.for_whom WHEN 'young_person' THEN q.young ELSE q.words END, 'One thing on each line. Name no child, please.', 'points', 10
  FROM (VALUES ('professional'), ('carer'), ('young_person')) w (for_whom)
 CROSS JOIN (VALUES (8, 'good', 'What was good?', 'What was good about it?'), (9, 'better', 'What should be different?', 'What should be different?')) q (position, code, words, young);
UPDATE form_question SET hint = 'One thing on each line.' WHERE kind = 'evaluation' AND for_whom = 'young_person' AND type = 'points';

CREATE TABLE evaluation (
    LIKE template.record INCLUDING ALL,
    service_id          uuid NOT NULL REFERENCES service,
    title               text NOT NULL CHECK (length(title) BETWEEN 1 AND 160),
    called              text NOT NULL CHECK (length(called) BETWEEN 1 AND 80),
    from_on             date NOT NULL,
    until_on            date NOT NULL,
    asked_professionals smallint CHECK (asked_professionals BETWEEN 0 AND 5000),
    asked_carers        smallint CHECK (asked_carers BETWEEN 0 AND 5000),
    asked_young_people  smallint CHECK (asked_young_people BETWEEN 0 AND 5000),
    children            smallint CHECK (children BETWEEN 1 AND 5000),
    CONSTRAINT ends_before_start CHECK (until_on >= from_on),
    CONSTRAINT evaluation_of_service UNIQUE (id, service_id)
);
COMMENT ON TABLE evaluation IS 'A round in which a service asks how it is for professionals, carers and young people';
COMMENT ON COLUMN evaluation.service_id IS 'The service';
COMMENT ON COLUMN evaluation.title IS 'What the service calls it';
COMMENT ON COLUMN evaluation.called IS 'What the questions call whoever they are about: the psychologist';
COMMENT ON COLUMN evaluation.from_on IS 'First day';
COMMENT ON COLUMN evaluation.until_on IS 'Last day on which a link opens its form';
COMMENT ON COLUMN evaluation.asked_professionals IS 'How many professionals were asked; none: nobody counted';
COMMENT ON COLUMN evaluation.asked_carers IS 'How many carers were asked';
COMMENT ON COLUMN evaluation.asked_young_people IS 'How many young people were asked';
COMMENT ON COLUMN evaluation.children IS 'How many children the answers are about, as the service says';
SELECT template.finish('evaluation');
CREATE INDEX evaluation_service ON evaluation (service_id, from_on);
COMMENT ON INDEX evaluation_service IS 'The rounds of a service';

CREATE TABLE training_kind (
    code     text     PRIMARY KEY CHECK (code ~ '^[a-z_]+$'),
    position smallint NOT NULL UNIQUE,
    name     text     NOT NULL CHECK (length(name) BETWEEN 1 AND 80)
);
COMMENT ON TABLE training_kind IS 'What training is about: in which everybody who works with children in care should have been trained';
COMMENT ON COLUMN training_kind.code IS 'Its name in JSON';
COMMENT ON COLUMN training_kind.position IS 'Order';
COMMENT ON COLUMN training_kind.name IS 'As people say it';
INSERT INTO training_kind (code, position, name) VALUES
    ('sdq', 1, 'SDQ workshop'), ('mental_health', 2, 'Mental health of children in care'), ('trauma', 3, 'Trauma and attachment'),
    ('self_harm', 4, 'Self-harm and keeping safe'), ('other', 5, 'Other training');

CREATE TABLE training_session (
    LIKE template.record INCLUDING ALL,
    service_id    uuid     NOT NULL REFERENCES service,
    kind          text     NOT NULL REFERENCES training_kind,
    title         text     NOT NULL CHECK (length(title) BETWEEN 1 AND 160),
    locality      text     CHECK (length(locality) BETWEEN 1 AND 120),
    held_on       date     NOT NULL,
    minutes       smallint NOT NULL CHECK (minutes BETWEEN 5 AND 2880),
    places        smallint CHECK (places BETWEEN 1 AND 1000),
    trainer_id    uuid     REFERENCES person,
    cancelled_why text     CHECK (length(cancelled_why) BETWEEN 1 AND 300),
    CONSTRAINT training_of_service UNIQUE (id, service_id)
);
COMMENT ON TABLE training_session IS 'A session in which a service trains others';
COMMENT ON COLUMN training_session.service_id IS 'The service that gives it';
COMMENT ON COLUMN training_session.kind IS 'What it is about';
COMMENT ON COLUMN training_session.title IS 'Its title';
COMMENT ON COLUMN training_session.locality IS 'For which part of the area; none: for all of it';
COMMENT ON COLUMN training_session.held_on IS 'The day';
COMMENT ON COLUMN training_session.minutes IS 'How long it takes';
COMMENT ON COLUMN training_session.places IS 'How many may come; none: no limit';
COMMENT ON COLUMN training_session.trainer_id IS 'Who gives it';
COMMENT ON COLUMN training_session.cancelled_why IS 'It does not take place, and why';
SELECT template.finish('training_session');
CREATE INDEX training_session_day ON training_session (held_on);
COMMENT ON INDEX training_session_day IS 'Sessions by day';
CREATE INDEX training_session_service ON training_session (service_id, held_on);
COMMENT ON INDEX training_session_service IS 'The sessions of a service';

CREATE TABLE training_attendance (
    LIKE template.record INCLUDING ALL,
    service_id uuid     NOT NULL,
    session_id uuid     NOT NULL,
    person_id  uuid     REFERENCES person,
    role_name  text     CHECK (length(role_name) BETWEEN 1 AND 80),
    team_id    uuid     REFERENCES team,
    people     smallint NOT NULL DEFAULT 1 CHECK (people BETWEEN 1 AND 500),
    removed    boolean  NOT NULL DEFAULT false,
    FOREIGN KEY (session_id, service_id) REFERENCES training_session (id, service_id),
    CHECK ((person_id IS NULL) = (role_name IS NOT NULL)),
    CHECK (person_id IS NULL OR people = 1 AND team_id IS NULL)
);
COMMENT ON TABLE training_attendance IS 'Who came to a session: somebody with an account, or how many of a role and a team without one';
COMMENT ON COLUMN training_attendance.service_id IS 'The service that gives it, for the policies';
COMMENT ON COLUMN training_attendance.session_id IS 'The session';
COMMENT ON COLUMN training_attendance.person_id IS 'Who came; none: people without an account';
COMMENT ON COLUMN training_attendance.role_name IS 'What they are, where they have no account: foster carers, school staff';
COMMENT ON COLUMN training_attendance.team_id IS 'Of which team they are, where they are of one';
COMMENT ON COLUMN training_attendance.people IS 'How many they are';
COMMENT ON COLUMN training_attendance.removed IS 'It was recorded by mistake';
SELECT template.finish('training_attendance');
CREATE UNIQUE INDEX training_twice ON training_attendance (session_id, person_id) WHERE person_id IS NOT NULL AND NOT removed;
COMMENT ON INDEX training_twice IS 'Nobody comes to one session twice';
CREATE INDEX training_attendance_of ON training_attendance (session_id);
COMMENT ON INDEX training_attendance_of IS 'Who came';
CREATE INDEX training_attendance_person ON training_attendance (person_id) WHERE person_id IS NOT NULL;
COMMENT ON INDEX training_attendance_person IS 'In what somebody has been trained';

INSERT INTO form_question (kind, for_whom, position, code, words, type, most, choices)
SELECT 'training', 'professional', 1, 'role', 'What is your work?', 'choice', 7,
       '{Social worker,Supervising social worker,Team manager,School staff,Health or CAMHS staff,Foster carer,Another role}';
INSERT INTO form_question (kind, for_whom, position, code, words, type, most, choices)
SELECT q.kind, 'professional', q.position, q.code, q.words, 'choice', 5, '{Strongly disagree,Disagree,In between,Agree,Strongly agree}'
  FROM (VALUES ('training', 2, 'useful', 'It was useful for my work'), ('training', 3, 'clear', 'I could follow it'), ('training', 4, 'confident', 'I know better what to do now'),
               ('training_later', 1, 'used', 'I have used what I learnt'), ('training_later', 2, 'difference', 'It has made a difference for children')) q (kind, position, code, words);
INSERT INTO form_question (kind, for_whom, position, code, words, hint, type, most)
SELECT q.kind, 'professional', q.position, q.code, q.words, 'One thing on each line. Name no child, please.', 'points', 10
  FROM (VALUES ('training', 8, 'good', 'What was good?'), ('training', 9, 'better', 'What should be different?'),
               ('training_later', 8, 'changed', 'What is different in your work since?')) q (kind, position, code, words);

CREATE TABLE feedback_link (
    LIKE template.record INCLUDING ALL,
    service_id    uuid     NOT NULL REFERENCES service,
    evaluation_id uuid,
    session_id    uuid,
    kind          text     NOT NULL CHECK (kind IN ('evaluation', 'training', 'training_later')),
    for_whom      text     NOT NULL CHECK (for_whom IN ('professional', 'carer', 'young_person')),
    name          text     NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    most          smallint NOT NULL CHECK (most BETWEEN 1 AND 500),
    until_on      date     NOT NULL,
    ended_at      timestamptz,
    FOREIGN KEY (evaluation_id, service_id) REFERENCES evaluation (id, service_id),
    FOREIGN KEY (session_id, service_id) REFERENCES training_session (id, service_id),
    CHECK ((evaluation_id IS NOT NULL) = (kind = 'evaluation') AND (session_id IS NOT NULL) = (kind <> 'evaluation')),
    CHECK (kind = 'evaluation' OR for_whom = 'professional')
);
COMMENT ON TABLE feedback_link IS 'A link by which people say how a service or a session was, without an account: one for a group, up to a number';
COMMENT ON COLUMN feedback_link.service_id IS 'The service, for the policies';
COMMENT ON COLUMN feedback_link.evaluation_id IS 'The round of the service';
COMMENT ON COLUMN feedback_link.session_id IS 'The session';
COMMENT ON COLUMN feedback_link.kind IS 'Which form';
COMMENT ON COLUMN feedback_link.for_whom IS 'As what they answer';
COMMENT ON COLUMN feedback_link.name IS 'To whom it was given, as the service says; the form does not show it';
COMMENT ON COLUMN feedback_link.most IS 'How many forms can be sent by it';
COMMENT ON COLUMN feedback_link.until_on IS 'Last day on which it opens';
COMMENT ON COLUMN feedback_link.ended_at IS 'When somebody ended it before';
SELECT template.finish('feedback_link');
CREATE INDEX feedback_link_evaluation ON feedback_link (evaluation_id) WHERE evaluation_id IS NOT NULL;
COMMENT ON INDEX feedback_link_evaluation IS 'The links of a round';
CREATE INDEX feedback_link_session ON feedback_link (session_id) WHERE session_id IS NOT NULL;
COMMENT ON INDEX feedback_link_session IS 'The links of a session';

CREATE TABLE feedback_key (
    link_id    uuid PRIMARY KEY REFERENCES feedback_link,
    token_hash text NOT NULL UNIQUE CHECK (token_hash ~ '^[0-9a-f]{64}$')
);
COMMENT ON TABLE feedback_key IS 'What opens a link; the application writes it and cannot read it';
COMMENT ON COLUMN feedback_key.link_id IS 'The link';
COMMENT ON COLUMN feedback_key.token_hash IS 'BLAKE2b-256 of the token in the link';

CREATE TABLE feedback (
    LIKE template.record INCLUDING ALL,
    service_id    uuid NOT NULL REFERENCES service,
    evaluation_id uuid,
    session_id    uuid,
    link_id       uuid REFERENCES feedback_link,
    kind          text NOT NULL CHECK (kind IN ('evaluation', 'training', 'training_later')),
    for_whom      text NOT NULL CHECK (for_whom IN ('professional', 'carer', 'young_person')),
    role          text CHECK (length(role) BETWEEN 1 AND 80),
    came_on       date NOT NULL DEFAULT today(),
    struck_why    text CHECK (length(struck_why) BETWEEN 1 AND 300),
    FOREIGN KEY (evaluation_id, service_id) REFERENCES evaluation (id, service_id),
    FOREIGN KEY (session_id, service_id) REFERENCES training_session (id, service_id),
    CHECK ((evaluation_id IS NOT NULL) = (kind = 'evaluation') AND (session_id IS NOT NULL) = (kind <> 'evaluation'))
);
COMMENT ON TABLE feedback IS 'A form that somebody sent or handed in about a service or a session. It does not say who';
COMMENT ON COLUMN feedback.service_id IS 'The service';
COMMENT ON COLUMN feedback.evaluation_id IS 'The round of the service';
COMMENT ON COLUMN feedback.session_id IS 'The session';
COMMENT ON COLUMN feedback.link_id IS 'The link by which it came; none: typed in from paper, or by whoever came to the session';
COMMENT ON COLUMN feedback.kind IS 'Which form';
COMMENT ON COLUMN feedback.for_whom IS 'As what they answered';
COMMENT ON COLUMN feedback.role IS 'Their work, or what kind of carer they are, as the form words it; none: they did not say';
COMMENT ON COLUMN feedback.came_on IS 'Day on which it came';
COMMENT ON COLUMN feedback.struck_why IS 'It counts no more, because it was typed in by mistake, and why';
SELECT template.finish('feedback');
CREATE INDEX feedback_evaluation ON feedback (evaluation_id) WHERE evaluation_id IS NOT NULL;
COMMENT ON INDEX feedback_evaluation IS 'The forms of a round';
CREATE INDEX feedback_session ON feedback (session_id) WHERE session_id IS NOT NULL;
COMMENT ON INDEX feedback_session IS 'The forms of a session';
CREATE INDEX feedback_link_used ON feedback (link_id) WHERE link_id IS NOT NULL;
COMMENT ON INDEX feedback_link_used IS 'How many came by a link';
CREATE INDEX feedback_service ON feedback (service_id, came_on);
COMMENT ON INDEX feedback_service IS 'What came about a service';

CREATE TABLE feedback_answer (
    LIKE template.record INCLUDING ALL,
    service_id  uuid     NOT NULL REFERENCES service,
    feedback_id uuid     NOT NULL REFERENCES feedback,
    code        text     NOT NULL,
    position    smallint NOT NULL,
    line        smallint NOT NULL DEFAULT 1 CHECK (line BETWEEN 1 AND 20),
    question    text     NOT NULL CHECK (length(question) BETWEEN 1 AND 600),
    number      smallint,
    text        text     NOT NULL CHECK (length(text) BETWEEN 1 AND 500),
    UNIQUE (feedback_id, code, line)
);
COMMENT ON TABLE feedback_answer IS 'An answer of such a form, or a line of it; what was left blank is not here';
COMMENT ON COLUMN feedback_answer.service_id IS 'The service, for the policies';
COMMENT ON COLUMN feedback_answer.feedback_id IS 'The form';
COMMENT ON COLUMN feedback_answer.code IS 'Of form_question';
COMMENT ON COLUMN feedback_answer.position IS 'Order';
COMMENT ON COLUMN feedback_answer.line IS 'Which line of an answer in lines';
COMMENT ON COLUMN feedback_answer.question IS 'The question as it was asked';
COMMENT ON COLUMN feedback_answer.number IS 'The number of the choice, from 1; none: a comment';
COMMENT ON COLUMN feedback_answer.text IS 'What the choice says, or the comment as it was written';
SELECT template.finish('feedback_answer');

CREATE TABLE feedback_theme (
    LIKE template.record INCLUDING ALL,
    service_id    uuid    NOT NULL,
    evaluation_id uuid    NOT NULL,
    tone          text    NOT NULL CHECK (tone IN ('good', 'better')),
    name          text    NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    comments      uuid[]  NOT NULL DEFAULT '{}' CHECK (cardinality(comments) <= 500),
    dropped       boolean NOT NULL DEFAULT false,
    FOREIGN KEY (evaluation_id, service_id) REFERENCES evaluation (id, service_id)
);
COMMENT ON TABLE feedback_theme IS 'What several comments of a round have in common, as somebody who read them names it';
COMMENT ON COLUMN feedback_theme.service_id IS 'The service, for the policies';
COMMENT ON COLUMN feedback_theme.evaluation_id IS 'The round';
COMMENT ON COLUMN feedback_theme.tone IS 'What is good, or what should be different';
COMMENT ON COLUMN feedback_theme.name IS 'The theme';
COMMENT ON COLUMN feedback_theme.comments IS 'The comments filed under it: feedback_answer; one can stand under several';
COMMENT ON COLUMN feedback_theme.dropped IS 'It was taken away; the comments stay';
SELECT template.finish('feedback_theme');
CREATE UNIQUE INDEX theme_named_twice ON feedback_theme (evaluation_id, lower(name)) WHERE NOT dropped;
COMMENT ON INDEX theme_named_twice IS 'The themes of a round; two of one name would be one';

-- ---------------------------------------------------------------------------------------------- what comes in

-- A form as form_shown() takes one: of all that stands in a link it asks which form, for whom, what it calls whom, until when.
CREATE FUNCTION feedback_form(kind text, for_whom text, called text, until_on date) RETURNS form_link
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
DECLARE
    l form_link;
BEGIN
    l.kind := feedback_form.kind;
    l.for_whom := feedback_form.for_whom;
    l.called := feedback_form.called;
    l.until_on := feedback_form.until_on;
    RETURN l;
END $$;
COMMENT ON FUNCTION feedback_form IS 'A form about a service or a session as the functions of forms take one; it is no row';

CREATE FUNCTION feedback_asked(kind text, for_whom text, called text) RETURNS TABLE (code text, place smallint, words text, hint text, type text, most smallint, choices text[])
LANGUAGE sql STABLE SET search_path = pg_catalog, public
BEGIN ATOMIC
    SELECT q.code, q.position, form_said(q.words, feedback_asked.called), q.hint, q.type, q.most, q.choices
      FROM form_question q WHERE q.kind = feedback_asked.kind AND q.for_whom = feedback_asked.for_whom;
END;
COMMENT ON FUNCTION feedback_asked IS 'What a form about a service or a session asks';

CREATE FUNCTION feedback_faults(kind text, for_whom text, answers jsonb) RETURNS TABLE (pointer text, detail text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public
BEGIN ATOMIC
    WITH given AS (
        SELECT (x.n - 1)::text AS at, btrim(coalesce(x.a ->> 'text', ''), E' \t\r\n') AS text, (x.a ->> 'number')::integer AS number, q.type, q.most,
               row_number() OVER (PARTITION BY x.a ->> 'code' ORDER BY x.n) AS nth
          FROM jsonb_array_elements(answers) WITH ORDINALITY x (a, n)
          LEFT JOIN feedback_asked(feedback_faults.kind, feedback_faults.for_whom, NULL) q ON q.code = x.a ->> 'code'
    )
    SELECT '/answers/' || g.at || '/code', CASE WHEN g.type IS NULL THEN 'This form has no such question.' ELSE 'This question is answered twice.' END
      FROM given g WHERE g.type IS NULL OR g.nth > 1
    UNION ALL
    SELECT '/answers/' || g.at || '/text', CASE g.type WHEN 'choice' THEN 'Answer with a number.' ELSE 'Write at most ' || g.most || ' lines, each of at most 500 characters.' END
      FROM given g
     WHERE g.text <> '' AND (g.type = 'choice' OR g.type = 'points' AND (SELECT count(*) > g.most OR max(length(p)) > 500 FROM regexp_split_to_table(g.text, '\s*\n\s*') p))
    UNION ALL
    SELECT '/answers/' || g.at || '/number', CASE g.type WHEN 'points' THEN 'Answer in words.' ELSE 'Choose from 1 to ' || g.most || '.' END
      FROM given g WHERE g.number IS NOT NULL AND (g.type = 'points' OR g.number NOT BETWEEN 1 AND g.most);
END;
COMMENT ON FUNCTION feedback_faults IS 'What is wrong with answers to such a form';

-- What the answers are: a row a choice, a row a line. What was left blank is not there.
CREATE FUNCTION feedback_rows(kind text, for_whom text, called text, answers jsonb)
    RETURNS TABLE (code text, place smallint, line smallint, question text, number smallint, text text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public
BEGIN ATOMIC
    SELECT q.code, q.place, 1::smallint, q.words, (x.a ->> 'number')::smallint, q.choices[(x.a ->> 'number')::integer]
      FROM jsonb_array_elements(answers) x (a)
      JOIN feedback_asked(feedback_rows.kind, feedback_rows.for_whom, feedback_rows.called) q ON q.code = x.a ->> 'code' AND q.type = 'choice'
     WHERE x.a ->> 'number' IS NOT NULL
    UNION ALL
    SELECT q.code, q.place, (row_number() OVER (PARTITION BY q.code ORDER BY p.n))::smallint, q.words, NULL, p.text
      FROM jsonb_array_elements(answers) x (a)
      JOIN feedback_asked(feedback_rows.kind, feedback_rows.for_whom, feedback_rows.called) q ON q.code = x.a ->> 'code' AND q.type = 'points'
     CROSS JOIN LATERAL regexp_split_to_table(btrim(coalesce(x.a ->> 'text', ''), E' \t\r\n'), '\s*\n\s*') WITH ORDINALITY p (text, n)
     WHERE p.text <> '';
END;
COMMENT ON FUNCTION feedback_rows IS 'Answers to such a form as they are kept';

CREATE FUNCTION feedback_use(hash text, step text, answers jsonb) RETURNS TABLE (outcome text, form json, version integer, child_id uuid, link_id uuid, pointer text, detail text)
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
#variable_conflict use_column
DECLARE
    k feedback_link;
    l form_link;
    made uuid := gen_random_uuid();
BEGIN
    SELECT * INTO k FROM feedback_link x
     WHERE x.id = (SELECT y.link_id FROM feedback_key y WHERE y.token_hash = hash) AND x.ended_at IS NULL AND x.until_on >= today() FOR UPDATE;
    IF k.id IS NULL OR (SELECT count(*) FROM feedback f WHERE f.link_id = k.id) >= k.most THEN
        RETURN;
    END IF;
    l := feedback_form(k.kind, k.for_whom, coalesce((SELECT e.called FROM evaluation e WHERE e.id = k.evaluation_id), (SELECT t.title FROM training_session t WHERE t.id = k.session_id)), k.until_on);
    IF step = 'save' THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'form_not_kept', MESSAGE = 'a link of many keeps no draft';
    ELSIF step = 'look' THEN
        RETURN QUERY SELECT 'good', form_shown(l, NULL), 0, NULL::uuid, k.id, NULL, NULL;
        RETURN;
    END IF;
    PERFORM set_config('around.token', hash, true), set_config('around.kind', 'form', true);
    RETURN QUERY SELECT 'wrong', NULL::json, NULL::integer, NULL::uuid, k.id, f.pointer, f.detail FROM feedback_faults(k.kind, k.for_whom, answers) f;
    IF FOUND THEN
        RETURN;
    END IF;
    IF NOT EXISTS (SELECT FROM feedback_rows(k.kind, k.for_whom, l.called, answers) r WHERE r.code <> 'role') THEN
        RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'form_blank', MESSAGE = 'nothing was answered';
    END IF;
    INSERT INTO feedback (id, made_by, service_id, evaluation_id, session_id, link_id, kind, for_whom, role)
    VALUES (made, k.made_by, k.service_id, k.evaluation_id, k.session_id, k.id, k.kind, k.for_whom, (SELECT r.text FROM feedback_rows(k.kind, k.for_whom, l.called, answers) r WHERE r.code = 'role'));
    INSERT INTO feedback_answer (id, made_by, service_id, feedback_id, code, position, line, question, number, text)
    SELECT gen_random_uuid(), k.made_by, k.service_id, made, r.code, r.place, r.line, r.question, r.number, r.text FROM feedback_rows(k.kind, k.for_whom, l.called, answers) r WHERE r.code <> 'role';
    RETURN QUERY SELECT 'good', NULL::json, 0, NULL::uuid, k.id, NULL, NULL;
END $$;
COMMENT ON FUNCTION feedback_use IS 'What the holder of a link about a service or a session can do: look, and send while it is open. No row: used up, ended, its day has passed. Asked by form_use() alone';

-- keeps: what is written is kept until it is sent. Where one link is many people's, nothing is.
CREATE OR REPLACE FUNCTION form_shown(l form_link, d form_draft) RETURNS json
LANGUAGE sql STABLE SET search_path = pg_catalog, public
RETURN json_build_object('kind', (l).kind, 'for_whom', (l).for_whom, 'called', (l).called, 'until', (l).until_on, 'keeps', (d).link_id IS NOT NULL,
    'state', form_state(l), 'etag', 'v' || coalesce((d).version, 0), 'saved_at', instant((d).saved_at), 'answers', coalesce((d).answers, '[]'),
    'pack', (SELECT json_build_object('language', k.language, 'title', k.title, 'about', k.about, 'notice', k.notice) FROM sdq_pack k WHERE k.id = (l).pack_id),
    'questions', (SELECT json_agg(json_build_object('code', q.code, 'words', q.words, 'hint', q.hint, 'type', q.type, 'most', q.most,
                             'choices', q.choices, 'help_from', q.help_from, 'help', q.help, 'only_if', q.only_if) ORDER BY q.place)
                    FROM form_asked(l) q));

CREATE OR REPLACE FUNCTION form_use(hash text, step text, answers jsonb DEFAULT NULL, seen integer DEFAULT NULL)
    RETURNS TABLE (outcome text, form json, version integer, child_id uuid, link_id uuid, pointer text, detail text)
LANGUAGE plpgsql SECURITY DEFINER ROWS 1 SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    l form_link;
    d form_draft;
BEGIN
    IF EXISTS (SELECT FROM feedback_key k WHERE k.token_hash = hash) THEN
        RETURN QUERY SELECT * FROM feedback_use(hash, step, answers);
        RETURN;
    END IF;
    IF step <> 'look' THEN
        PERFORM FROM form_draft x WHERE x.token_hash = hash FOR UPDATE;
    END IF;
    SELECT * INTO d FROM form_draft x WHERE x.token_hash = hash;
    SELECT * INTO l FROM form_link x WHERE x.id = d.link_id AND x.sent_at IS NULL AND x.ended_at IS NULL AND x.until_on >= today();
    IF l.id IS NULL THEN
        RETURN;
    END IF;
    IF form_state(l) = 'expired' THEN -- the licence of its questions was ended
        RETURN QUERY SELECT 'closed', NULL::json, d.version, l.child_id, l.id, NULL, NULL;
        RETURN;
    END IF;
    IF step <> 'look' THEN
        -- Old content is kept as changed by whoever asked (version_keep); nothing else can be read or written as a form.
        PERFORM set_config('around.token', hash, true), set_config('around.kind', 'form', true);
    END IF;
    IF step = 'before' THEN
        RETURN QUERY SELECT 'good', form_before(l), d.version, l.child_id, l.id, NULL, NULL;
        RETURN;
    ELSIF step = 'record' THEN
        PERFORM form_record(l, answers);
        RETURN QUERY SELECT 'good', NULL::json, d.version, l.child_id, l.id, NULL, NULL;
        RETURN;
    ELSIF step <> 'look' THEN
        RETURN QUERY SELECT 'wrong', NULL::json, NULL::integer, l.child_id, l.id, f.pointer, f.detail FROM form_faults(l, answers) f;
        IF FOUND THEN
            RETURN;
        END IF;
        IF seen <> d.version THEN
            RETURN QUERY SELECT 'stale', form_shown(l, d), d.version, l.child_id, l.id, NULL, NULL;
            RETURN;
        END IF;
    END IF;
    IF step = 'save' THEN
        UPDATE form_draft x SET answers = form_use.answers, version = x.version + 1, saved_at = now() WHERE x.link_id = l.id RETURNING * INTO d;
        UPDATE form_link x SET started_at = now() WHERE x.id = l.id AND x.started_at IS NULL;
        l.started_at := coalesce(l.started_at, now());
    ELSIF step = 'send' THEN
        IF NOT EXISTS (SELECT FROM jsonb_array_elements(answers) a WHERE a ->> 'number' IS NOT NULL OR btrim(a ->> 'text', E' \t\r\n') <> '') THEN
            RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'form_blank', MESSAGE = 'nothing was answered';
        END IF;
        IF l.kind = 'sdq' THEN -- the service scores it, and comes back with step record
            RETURN QUERY SELECT 'score', NULL::json, d.version, l.child_id, l.id, k.informant, k.form FROM sdq_pack k WHERE k.id = l.pack_id;
            RETURN;
        END IF;
        PERFORM form_send(l, answers);
    END IF;
    RETURN QUERY SELECT 'good', CASE step WHEN 'send' THEN NULL ELSE form_shown(l, d) END, d.version, l.child_id, l.id, NULL, NULL;
END $$;

DO $$
BEGIN
    IF (SELECT count(*) FROM unnest('{evaluation,training_kind,training_session,training_attendance,feedback_link,feedback_key,feedback,feedback_answer,feedback_theme}'::text[]) t
         WHERE to_regclass(t) IS NOT NULL) <> 9
       OR (SELECT count(DISTINCT (kind, for_whom)) FROM form_question WHERE kind IN ('evaluation', 'training', 'training_later')) <> 5
       OR pg_get_functiondef('form_use(text,text,jsonb,integer)'::regprocedure) NOT LIKE '%feedback_use%' THEN
        RAISE EXCEPTION 'verify: a service cannot ask how it is for people, or a link to that opens nothing';
    END IF;
END $$;
