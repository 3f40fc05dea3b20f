-- Forms by link, what was missing (mission M31, M20): goals of a plan rated by link, SDQs where a licensed pack of their questions is loaded, and what
-- was asked for before a review that is planned.
--
-- Goals. A goal as a plan words it may say what nobody but the plan's readers may know, and a form shows of a child nothing but the name it likes. So the
-- words of the plan never go into a form: whoever asks writes each goal in words that whoever answers may read (form_goal.words), and the form keeps these.
-- Only who may rate the plan's goals asks so, since what is sent becomes ratings of the plan, of that informant and that day, with the form that they came
-- by. Where there is one of that day by the same already it is replaced: who saw it so has said so themselves; version keeps the old one, and the form
-- keeps what was sent by it. Of an ended plan nothing is rated any more; the answers stay with the form. What is said about a plan is seen by those who
-- may see the plan's goals, though others around the child see that somebody was asked.
--
-- SDQs. The questions are copyright (Youthinmind) and never stand in this repository. A council that has their permission for an electronic form loads
-- them as a pack, one a language, informant and version (POST /sdq-packs; the format stands at the head of server/api/sdq_pack.c). The application writes
-- the wording and cannot read it: it leaves through form_use() alone, to the holder of a link. A form holds the whole questionnaire, no question of ours.
-- What is sent is scored by the rules of include/sdq.h and stands among the child's SDQs with the link it came by, not among the answers of forms,
-- which more people may read than single answers of an SDQ.
-- A link opens at most until the licence's last day; where the licence is ended before, it says so instead of the questions and keeps what was written.

ALTER TABLE form_question DROP CONSTRAINT form_question_kind_check,
    ADD CONSTRAINT form_question_kind_check CHECK (kind IN ('view', 'review', 'pep', 'experience', 'goals'));
INSERT INTO form_question (kind, for_whom, position, code, words, hint, type, most)
SELECT 'goals', w.for_whom, 40, 'say', w.words, 'You can leave this blank.', 'text', 2000
  FROM (VALUES ('young_person', 'Do you want to say anything about this?'), ('carer', 'Do you want to say anything about this?'),
               ('teacher', 'Do you want to say anything about this?')) w (for_whom, words);

CREATE TABLE sdq_pack (
    LIKE template.record INCLUDING ALL,
    language       text     NOT NULL CHECK (language ~ '^[a-z]{2,3}$'),
    informant      text     NOT NULL CHECK (informant IN ('parent', 'teacher', 'self')),
    form           text     NOT NULL CHECK (form IN ('2-4', '4-17', '11-17', '18+')),
    title          text     NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    about          text     CHECK (length(about) BETWEEN 1 AND 2000),
    answers        text[]   NOT NULL CHECK (cardinality(answers) = 3),
    items          text[]   NOT NULL CHECK (cardinality(items) = 25),
    impact         jsonb    NOT NULL CHECK (jsonb_typeof(impact) = 'array'),
    notice         text     NOT NULL CHECK (length(notice) BETWEEN 1 AND 1000),
    licence_holder text     NOT NULL CHECK (length(licence_holder) BETWEEN 1 AND 200),
    reference      text     NOT NULL CHECK (length(reference) BETWEEN 1 AND 200),
    valid_from     date     NOT NULL,
    valid_until    date,
    ended_on       date,
    CONSTRAINT bad_body CHECK (valid_until >= valid_from AND (informant <> 'self' OR form IN ('11-17', '18+')))
);
COMMENT ON TABLE sdq_pack IS 'The wording of an SDQ for one informant, version and language, loaded under a licence of the council''s own';
COMMENT ON COLUMN sdq_pack.language IS 'ISO 639 code of the language';
COMMENT ON COLUMN sdq_pack.informant IS 'Who fills it in';
COMMENT ON COLUMN sdq_pack.form IS 'Version, by the age it is for';
COMMENT ON COLUMN sdq_pack.title IS 'Heading of the form';
COMMENT ON COLUMN sdq_pack.about IS 'What stands above the questions';
COMMENT ON COLUMN sdq_pack.answers IS 'The three answers, of 0, 1 and 2';
COMMENT ON COLUMN sdq_pack.items IS 'The 25 questions, in the order of the form';
COMMENT ON COLUMN sdq_pack.impact IS 'The impact supplement: [{"code", "words", "choices": of 0, 1, 2, 3}]';
COMMENT ON COLUMN sdq_pack.notice IS 'The notice of copyright, below the questions';
COMMENT ON COLUMN sdq_pack.licence_holder IS 'Who has the licence';
COMMENT ON COLUMN sdq_pack.reference IS 'Its reference';
COMMENT ON COLUMN sdq_pack.valid_from IS 'First day of the licence';
COMMENT ON COLUMN sdq_pack.valid_until IS 'Its last day; none: until it is ended';
COMMENT ON COLUMN sdq_pack.ended_on IS 'Day on which it was ended before';
SELECT template.finish('sdq_pack');

CREATE FUNCTION sdq_pack_state(valid_from date, valid_until date, ended_on date) RETURNS text
LANGUAGE sql STABLE
RETURN CASE WHEN ended_on <= today() THEN 'ended' WHEN valid_until < today() THEN 'expired' WHEN valid_from > today() THEN 'coming' ELSE 'valid' END;
COMMENT ON FUNCTION sdq_pack_state IS 'Whether a pack may be used today: valid; coming, expired, ended';

ALTER TABLE form_link DROP CONSTRAINT form_link_kind_check,
    ADD CONSTRAINT form_link_kind_check CHECK (kind IN ('view', 'review', 'pep', 'experience', 'goals', 'sdq')),
    DROP CONSTRAINT form_link_about_type_check,
    ADD CONSTRAINT form_link_about_type_check CHECK (about_type IN ('review', 'review_plan', 'pep', 'plan', 'involvement', 'service')),
    ADD COLUMN pack_id uuid REFERENCES sdq_pack,
    ADD COLUMN sdq_id uuid,
    ADD CONSTRAINT form_link_goals CHECK (kind <> 'goals' OR about_type = 'plan'),
    ADD CONSTRAINT form_link_pack CHECK ((kind = 'sdq') = (pack_id IS NOT NULL) AND (sdq_id IS NULL OR kind = 'sdq'));
COMMENT ON COLUMN form_link.kind IS 'Which form: a view, before a review, before a PEP, how a service was, how the goals of a plan stand, an SDQ';
COMMENT ON COLUMN form_link.about_type IS 'Type of what it is asked for: a review, one that is planned, an education plan, another plan, work of a service, a service';
COMMENT ON COLUMN form_link.pack_id IS 'The questions of an SDQ';
COMMENT ON COLUMN form_link.sdq_id IS 'The SDQ that came of it';
CREATE INDEX form_link_about ON form_link (about_id) WHERE about_id IS NOT NULL;
COMMENT ON INDEX form_link_about IS 'What was said for a review or a plan';

CREATE TABLE form_goal (
    LIKE template.child_record INCLUDING ALL,
    link_id  uuid     NOT NULL REFERENCES form_link,
    plan_id  uuid     NOT NULL REFERENCES plan,
    goal_id  uuid     NOT NULL REFERENCES plan_goal,
    position smallint NOT NULL CHECK (position BETWEEN 1 AND 20),
    words    text     NOT NULL CHECK (length(words) BETWEEN 1 AND 200),
    UNIQUE (link_id, goal_id),
    UNIQUE (link_id, position)
);
COMMENT ON TABLE form_goal IS 'A goal that a form asks about, in the words of whoever asked: never those of the plan';
COMMENT ON COLUMN form_goal.link_id IS 'The link';
COMMENT ON COLUMN form_goal.plan_id IS 'The plan: who may not see its goals does not see these';
COMMENT ON COLUMN form_goal.goal_id IS 'The goal';
COMMENT ON COLUMN form_goal.position IS 'Order; the code of the answer is goal_ and this';
COMMENT ON COLUMN form_goal.words IS 'The goal in words that whoever answers may read';
SELECT template.finish('form_goal', 2::smallint);
CREATE INDEX form_goal_of ON form_goal (goal_id);
COMMENT ON INDEX form_goal_of IS 'How a goal was worded before';

ALTER TABLE form_answer ADD COLUMN plan_id uuid REFERENCES plan;
COMMENT ON COLUMN form_answer.plan_id IS 'The plan that it is about, where the form asks about goals: who may not see those does not see this';
ALTER TABLE plan_rating ADD COLUMN form_id uuid REFERENCES form_link;
COMMENT ON COLUMN plan_rating.form_id IS 'The form by link in which they said so; none: somebody recorded it';
ALTER TABLE sdq ADD COLUMN form_id uuid REFERENCES form_link;
COMMENT ON COLUMN sdq.form_id IS 'The form by link in which it was filled in; none: somebody recorded it';

-- ---------------------------------------------------------------------------------------------- how it is shown

CREATE OR REPLACE FUNCTION form_state(l form_link) RETURNS text
LANGUAGE sql STABLE
RETURN CASE WHEN (l).sent_at IS NOT NULL THEN 'sent' WHEN (l).ended_at IS NOT NULL THEN 'ended' WHEN (l).until_on < today() THEN 'expired'
            WHEN (l).pack_id IS NOT NULL AND (SELECT sdq_pack_state(k.valid_from, k.valid_until, k.ended_on) FROM sdq_pack k WHERE k.id = (l).pack_id) <> 'valid' THEN 'expired'
            WHEN (l).started_at IS NOT NULL THEN 'started' ELSE 'asked' END;

CREATE OR REPLACE FUNCTION form_item(l form_link) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (l).id, 'made_at', instant((l).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (l).made_by), 'etag', 'v' || (l).version,
    'child', (l).child_id, 'kind', (l).kind, 'for_whom', (l).for_whom, 'name', (l).name,
    'about', CASE WHEN (l).about_type IS NOT NULL THEN json_build_object('type', (l).about_type, 'id', (l).about_id) END,
    'service', (SELECT json_build_object('id', s.id, 'name', s.name) FROM service s WHERE s.id = (l).service_id),
    'state', form_state(l), 'until', (l).until_on, 'started_at', instant((l).started_at), 'sent_at', instant((l).sent_at),
    'ended_at', instant((l).ended_at), 'words', (SELECT w.id FROM words w WHERE w.id = (l).words_id), 'sdq', (SELECT q.id FROM sdq q WHERE q.id = (l).sdq_id),
    'goals', (SELECT json_agg(json_build_object('goal', g.goal_id, 'words', g.words) ORDER BY g.position) FROM form_goal g WHERE g.link_id = (l).id),
    'answers', CASE WHEN (l).sent_at IS NOT NULL THEN
        (SELECT json_agg(json_build_object('code', a.code, 'question', a.question, 'text', a.text, 'number', a.number) ORDER BY a.position)
           FROM form_answer a WHERE a.link_id = (l).id) END);

-- Something that is due goes on being due while an answer is awaited, and says so.
CREATE FUNCTION form_asked_on(child uuid, kinds text[], for_whom text) RETURNS date
LANGUAGE sql STABLE
RETURN (SELECT london(max(l.made_at)) FROM form_link l
         WHERE l.child_id = form_asked_on.child AND l.kind = ANY (kinds) AND l.for_whom = form_asked_on.for_whom
           AND l.sent_at IS NULL AND l.ended_at IS NULL AND l.until_on >= today());
COMMENT ON FUNCTION form_asked_on IS 'When they were last asked for it by a link that is still open; none: they were not';

CREATE FUNCTION form_waits(asked_on date) RETURNS text
LANGUAGE sql STABLE
RETURN coalesce(' (asked on ' || to_char(asked_on, 'FMDD FMMonth') || ', waiting)', '');
COMMENT ON FUNCTION form_waits IS 'The same in words that go after what is due';

CREATE FUNCTION form_whom(informant text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE informant WHEN 'parent' THEN 'carer' WHEN 'teacher' THEN 'teacher' WHEN 'self' THEN 'young_person' END;
COMMENT ON FUNCTION form_whom IS 'The informant of an SDQ as forms name them';
GRANT EXECUTE ON FUNCTION form_state(form_link), form_item(form_link), form_asked_on(uuid, text[], text), form_waits(date), form_whom(text), sdq_pack_state(date, date, date) TO around_app;

CREATE OR REPLACE FUNCTION plan_goal_item(g plan_goal) RETURNS json
LANGUAGE sql STABLE
RETURN (SELECT json_build_object('id', (g).id, 'made_at', instant((g).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (g).made_by), 'etag', 'v' || (g).version,
    'plan', (g).plan_id, 'what', (g).what, 'baseline', (g).baseline, 'baseline_words', (g).baseline_words, 'baseline_on', (g).baseline_on,
    'aim', (g).aim, 'aim_words', (g).aim_words, 'now', r.now, 'now_on', r.now_on, 'change', r.now - (g).baseline,
    'direction', goal_direction(r.now - (g).baseline), 'is_reached', coalesce(r.now >= (g).aim, false), 'ratings', r.items,
    'asked_as', (SELECT f.words FROM form_goal f WHERE f.goal_id = (g).id ORDER BY f.made_at DESC, f.id LIMIT 1))
  FROM (SELECT (array_agg(x.value ORDER BY x.rated_on DESC, x.made_at DESC))[1] AS now, max(x.rated_on) AS now_on,
               coalesce(json_agg(json_build_object('id', x.id, 'made_at', instant(x.made_at),
                   'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by), 'etag', 'v' || x.version,
                   'goal', x.goal_id, 'rated_on', x.rated_on, 'value', x.value, 'by', x.rater, 'words', x.words, 'by_form', x.form_id IS NOT NULL) ORDER BY x.rated_on, x.made_at), '[]') AS items
          FROM plan_rating x WHERE x.goal_id = (g).id) r);

-- ---------------------------------------------------------------------------------------------- for the holder of a link

-- Questions of our own, the goals as whoever asked worded them, or those of a pack, as they stand in it.
CREATE FUNCTION form_asked(l form_link) RETURNS TABLE (place smallint, code text, words text, hint text, type text, most smallint, choices text[], list text, help_from smallint, help text, only_if text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public
BEGIN ATOMIC
    SELECT q.position, q.code, form_said(q.words, (l).called), q.hint, q.type, q.most, q.choices, q.list, q.help_from, form_said(q.help, (l).called), NULL::text
      FROM form_question q WHERE q.kind = (l).kind AND q.for_whom = (l).for_whom
    UNION ALL
    SELECT g.position, 'goal_' || g.position, g.words, NULL, 'number', 10::smallint, NULL, NULL, NULL, NULL, NULL FROM form_goal g WHERE g.link_id = (l).id
    UNION ALL
    SELECT i.number, CASE k.form WHEN '2-4' THEN i.name_2_4 ELSE i.name END, k.items[i.number], NULL, 'choice', 3::smallint, k.answers, NULL, NULL, NULL, NULL
      FROM sdq_pack k CROSS JOIN sdq_item i WHERE k.id = (l).pack_id
    UNION ALL
    SELECT (25 + x.n)::smallint, x.a ->> 'code', x.a ->> 'words', NULL, 'choice', 4::smallint, ARRAY(SELECT jsonb_array_elements_text(x.a -> 'choices')), NULL, NULL, NULL,
           CASE WHEN x.a ->> 'code' <> 'ebddiff' THEN 'ebddiff' END
      FROM sdq_pack k CROSS JOIN LATERAL jsonb_array_elements(k.impact) WITH ORDINALITY x (a, n) WHERE k.id = (l).pack_id;
END;
COMMENT ON FUNCTION form_asked IS 'What a form asks, in order of place. only_if: a choice that is asked where that question''s answer is not its first';

CREATE OR REPLACE FUNCTION form_shown(l form_link, d form_draft) RETURNS json
LANGUAGE sql STABLE SET search_path = pg_catalog, public
RETURN json_build_object('kind', (l).kind, 'for_whom', (l).for_whom, 'called', (l).called, 'until', (l).until_on,
    'state', form_state(l), 'etag', 'v' || (d).version, 'saved_at', instant((d).saved_at), 'answers', (d).answers,
    'pack', (SELECT json_build_object('language', k.language, 'title', k.title, 'about', k.about, 'notice', k.notice) FROM sdq_pack k WHERE k.id = (l).pack_id),
    'questions', (SELECT json_agg(json_build_object('code', q.code, 'words', q.words, 'hint', q.hint, 'type', q.type, 'most', q.most,
                             'choices', q.choices, 'help_from', q.help_from, 'help', q.help, 'only_if', q.only_if) ORDER BY q.place)
                    FROM form_asked(l) q));

DROP FUNCTION IF EXISTS sdq_recorder(uuid); -- sdq_maker() takes its place
DROP FUNCTION form_faults(text, text, jsonb); -- form_use() is replaced below
CREATE FUNCTION form_faults(l form_link, answers jsonb) RETURNS TABLE (pointer text, detail text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public
BEGIN ATOMIC
    WITH given AS (
        SELECT (x.n - 1)::text AS at, x.a ->> 'code' AS code, btrim(coalesce(x.a ->> 'text', ''), E' \t\r\n') AS text, (x.a ->> 'number')::integer AS number,
               row_number() OVER (PARTITION BY x.a ->> 'code' ORDER BY x.n) AS nth
          FROM jsonb_array_elements(answers) WITH ORDINALITY x (a, n)
    ), asked AS (
        SELECT g.*, q.type, q.most FROM given g LEFT JOIN form_asked(l) q ON q.code = g.code
    )
    SELECT '/answers/' || at || '/code', CASE WHEN type IS NULL THEN 'This form has no such question.' ELSE 'This question is answered twice.' END
      FROM asked WHERE type IS NULL OR nth > 1
    UNION ALL
    SELECT '/answers/' || at || '/text', CASE WHEN type IN ('choice', 'number') THEN 'Answer with a number.' WHEN type = 'points' THEN 'Write at most ' || most || ' lines, each of at most 500 characters.'
                                              ELSE 'Use at most ' || most || ' characters.' END
      FROM asked
     WHERE text <> '' AND (type IN ('choice', 'number') OR type = 'text' AND length(text) > most
           OR type = 'points' AND (length(text) > 4000 OR (SELECT count(*) > most OR max(length(p)) > 500 FROM regexp_split_to_table(text, '\s*\n\s*') p)))
    UNION ALL
    SELECT '/answers/' || at || '/number', CASE WHEN type IN ('text', 'points') THEN 'Answer in words.' ELSE 'Choose from ' || CASE type WHEN 'choice' THEN 1 ELSE 0 END || ' to ' || most || '.' END
      FROM asked
     WHERE number IS NOT NULL AND (type IN ('text', 'points') OR number > most OR number < CASE type WHEN 'choice' THEN 1 ELSE 0 END);
END;
COMMENT ON FUNCTION form_faults IS 'What is wrong with answers to a form';

-- What was sent of goals are ratings of the plan, where that has not ended.
CREATE FUNCTION form_rate(l form_link) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public
BEGIN ATOMIC
    INSERT INTO plan_rating (id, child_id, made_by, plan_id, kind, agency_id, goal_id, rated_on, value, rater, form_id)
    SELECT gen_random_uuid(), g.child_id, (l).made_by, g.plan_id, g.kind, g.agency_id, g.id, today(), a.number,
           CASE (l).for_whom WHEN 'teacher' THEN 'school' ELSE (l).for_whom END, (l).id
      FROM form_goal f JOIN form_answer a ON a.link_id = f.link_id AND a.code = 'goal_' || f.position
      JOIN plan_goal g ON g.id = f.goal_id JOIN plan p ON p.id = g.plan_id AND p.state <> 'ended'
     WHERE f.link_id = (l).id AND g.baseline_on <= today()
        ON CONFLICT ON CONSTRAINT plan_rated_twice DO UPDATE SET value = EXCLUDED.value, form_id = EXCLUDED.form_id, words = NULL;
END;
COMMENT ON FUNCTION form_rate IS 'Puts what was sent about goals among the ratings of the plan';

CREATE OR REPLACE FUNCTION form_send(l form_link, answers jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
    said uuid;
BEGIN
    INSERT INTO form_answer (id, child_id, tier, made_by, link_id, for_whom, service_id, plan_id, position, code, question, text, number)
    SELECT gen_random_uuid(), l.child_id, l.tier, l.made_by, l.id, l.for_whom, l.service_id, CASE l.kind WHEN 'goals' THEN l.about_id END, q.place, q.code, q.words, g.text, g.number
      FROM (SELECT x.a ->> 'code' AS code, (x.a ->> 'number')::smallint AS number, nullif(btrim(x.a ->> 'text', E' \t\r\n'), '') AS text
              FROM jsonb_array_elements(answers) x (a)) a
      JOIN form_asked(l) q ON q.code = a.code
     CROSS JOIN LATERAL (SELECT CASE q.type WHEN 'points' THEN regexp_replace(a.text, '\s*\n\s*', E'\n', 'g') WHEN 'choice' THEN q.choices[a.number] ELSE a.text END AS text, a.number) g
     WHERE g.text IS NOT NULL OR g.number IS NOT NULL;
    IF l.kind = 'goals' THEN
        PERFORM form_rate(l);
    ELSIF l.for_whom = 'young_person' AND l.kind <> 'experience' THEN
        said := form_words(l);
        -- They were asked, and have answered: the next time is counted from here.
        INSERT INTO words_asked (id, child_id, made_by, asked_on, outcome, words_id) VALUES (gen_random_uuid(), l.child_id, l.made_by, today(), 'said', said);
    END IF;
    UPDATE form_link f SET sent_at = now(), started_at = coalesce(f.started_at, now()), words_id = said WHERE f.id = l.id;
    UPDATE form_draft SET answers = '[]', version = version + 1 WHERE link_id = l.id;
    -- That somebody is not safe is not left to be found in a list.
    INSERT INTO task (id, child_id, tier, made_by, kind, what, due_on, assigned_to, about_type, about_id)
    SELECT gen_random_uuid(), l.child_id, l.tier, l.made_by, 'action',
           CASE l.for_whom WHEN 'young_person' THEN 'Speak to them today: a form says that they do not always feel safe' ELSE 'Ask today: somebody says in a form that the child may not be safe' END,
           today(), l.made_by, 'form', l.id
     WHERE EXISTS (SELECT FROM form_answer a JOIN form_asked(l) q ON q.code = a.code WHERE a.link_id = l.id AND a.number >= q.help_from);
END $$;

-- An SDQ as the service scored it (form_sdq.c).
CREATE FUNCTION form_record(l form_link, sdq jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
    made uuid := (sdq ->> 'id')::uuid;
    pack sdq_pack;
BEGIN
    SELECT * INTO pack FROM sdq_pack k WHERE k.id = l.pack_id;
    INSERT INTO sdq (id, child_id, made_by, informant, form, completed_on, entry, total, band3_total, band4_total, concern, form_id)
    VALUES (made, l.child_id, l.made_by, pack.informant, pack.form, today(), 'answers', (sdq ->> 'total')::smallint, sdq ->> 'band3_total', sdq ->> 'band4_total', sdq ->> 'concern', l.id);
    INSERT INTO sdq_score (id, sdq_id, child_id, made_by, informant, emotional, conduct, hyperactivity, peer, prosocial, externalising, internalising, impact, bands3, bands4)
    SELECT made, made, l.child_id, l.made_by, pack.informant, s.emotional, s.conduct, s.hyperactivity, s.peer, s.prosocial, s.externalising, s.internalising, s.impact, sdq -> 'bands3', sdq -> 'bands4'
      FROM jsonb_to_record(sdq -> 'scores') s (emotional smallint, conduct smallint, hyperactivity smallint, peer smallint, prosocial smallint, externalising smallint,
                                               internalising smallint, impact smallint);
    INSERT INTO sdq_answer (id, sdq_id, child_id, made_by, informant, answers, impact)
    VALUES (made, made, l.child_id, l.made_by, pack.informant, (sdq ->> 'answers')::smallint[], (sdq ->> 'impact')::smallint[]);
    UPDATE form_link f SET sent_at = now(), started_at = coalesce(f.started_at, now()), sdq_id = made WHERE f.id = l.id;
    UPDATE form_draft SET answers = '[]', version = version + 1 WHERE link_id = l.id;
END $$;
COMMENT ON FUNCTION form_record IS 'Keeps an SDQ that was sent by a link, which is used up with it';

-- The scores of the form before by the same informant, whoever of those who were asked may see them: a marked rise goes by them.
CREATE FUNCTION form_before(l form_link) RETURNS json
LANGUAGE sql STABLE SET search_path = pg_catalog, public
RETURN (SELECT row_to_json(x)
          FROM (SELECT q.completed_on, s.emotional, s.conduct, s.hyperactivity, s.peer, s.prosocial, s.impact
                  FROM sdq_pack k JOIN sdq q ON q.child_id = (l).child_id AND q.informant = k.informant AND q.form = k.form AND q.completed_on <= today()
                  JOIN sdq_score s ON s.sdq_id = q.id
                 WHERE k.id = (l).pack_id
                 ORDER BY q.completed_on DESC, q.made_at DESC
                 LIMIT 1) x);
COMMENT ON FUNCTION form_before IS 'The SDQ before the one that a link asks for, in scores';

CREATE OR REPLACE FUNCTION form_use(hash text, step text, answers jsonb DEFAULT NULL, seen integer DEFAULT NULL)
    RETURNS TABLE (outcome text, form json, version integer, child_id uuid, link_id uuid, pointer text, detail text)
LANGUAGE plpgsql SECURITY DEFINER ROWS 1 SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    l form_link;
    d form_draft;
BEGIN
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
COMMENT ON FUNCTION form_use IS 'Definer. For the holder of a link''s token: step look shows the form, save keeps what was written so far, send sends it, once; of an SDQ send answers that it is to be scored, before gives the scores of the one before it, record keeps it. seen: the version of what was saved that they know. No row: used, ended, expired or never there; closed: the licence of its questions was ended';

DO $$
BEGIN
    IF (SELECT count(*) FROM unnest('{sdq_pack,form_goal,form_goal_of,form_link_about}'::text[]) t WHERE to_regclass(t) IS NOT NULL) <> 4
       OR (SELECT count(*) FROM form_question WHERE kind = 'goals') <> 3 OR to_regprocedure('form_use(text,text,jsonb,integer)') IS NULL
       OR (SELECT count(*) FROM information_schema.columns WHERE table_name IN ('plan_rating', 'sdq') AND column_name = 'form_id' AND table_schema = 'public') <> 2 THEN
        RAISE EXCEPTION 'verify: goals and SDQs cannot be asked for by a link';
    END IF;
END $$;
