-- Forms by link (mission M31, M15): a carer, a teacher or a young person answers one form without an account.
--
-- form_link is that somebody was asked, what for and how it stands; those around the child see it. What has been written and not sent yet is in
-- form_draft, with the hash of the link's token: of that table the application writes the hash and can read nothing, so that nobody but the holder
-- of the link has what was not sent. form_answer is what was sent, as it was sent, with the question as it was asked; nobody changes it.
-- All that a holder of a link can do goes through form_use(), which is given the token's hash and nothing else that names a child. It records under
-- the name of whoever asked, and leaves what is new of a young person among the child's own words.
--
-- The questions are rows in our own words: a council's own are other rows. {name} is what the child is called.

CREATE TABLE form_question (
    kind     text     NOT NULL CHECK (kind IN ('view', 'review', 'pep', 'experience')),
    for_whom text     NOT NULL CHECK (for_whom IN ('young_person', 'carer', 'teacher')),
    position smallint NOT NULL CHECK (position BETWEEN 1 AND 40),
    code     text     NOT NULL CHECK (code ~ '^[a-z_]{2,40}$'),
    words    text     NOT NULL CHECK (length(words) BETWEEN 1 AND 300),
    hint     text     CHECK (length(hint) BETWEEN 1 AND 300),
    type     text     NOT NULL CHECK (type IN ('text', 'points', 'choice', 'number')),
    most     smallint NOT NULL CHECK (most > 0),
    choices  text[]   CHECK (cardinality(choices) BETWEEN 2 AND 7),
    list     text     CHECK (list IN ('going_well', 'matters', 'want_help')),
    help_from smallint,
    help     text     CHECK (length(help) BETWEEN 1 AND 600),
    PRIMARY KEY (kind, for_whom, code),
    UNIQUE (kind, for_whom, position),
    CHECK ((type = 'choice') = (choices IS NOT NULL)),
    CHECK (type <> 'choice' OR most = cardinality(choices)),
    CHECK (type <> 'points' OR most <= 20),
    CHECK (type <> 'text' OR most <= 4000),
    CHECK (list IS NULL OR type = 'points'),
    CHECK ((help_from IS NULL) = (help IS NULL) AND (help_from IS NULL OR type = 'choice'))
);
COMMENT ON TABLE form_question IS 'What each form asks whom, in plain words of our own';
COMMENT ON COLUMN form_question.kind IS 'The form: a view at any time, before a review, before a PEP; experience of a service';
COMMENT ON COLUMN form_question.for_whom IS 'Who answers it';
COMMENT ON COLUMN form_question.position IS 'Order';
COMMENT ON COLUMN form_question.code IS 'Name for other systems and for averages; the same question has the same code for everybody';
COMMENT ON COLUMN form_question.words IS 'The question; {name} is what the child is called';
COMMENT ON COLUMN form_question.hint IS 'What helps to answer it';
COMMENT ON COLUMN form_question.type IS 'text; points: short ones, a line each; choice: one of the choices, numbered from 1; number: from 0';
COMMENT ON COLUMN form_question.most IS 'text: characters; points: lines; choice: how many there are; number: the highest';
COMMENT ON COLUMN form_question.choices IS 'What can be chosen, in the order of the numbers';
COMMENT ON COLUMN form_question.list IS 'The list of the child''s own words into which a young person''s points go';
COMMENT ON COLUMN form_question.help_from IS 'From this choice on whoever answers is shown where there is help now, and somebody is told';
COMMENT ON COLUMN form_question.help IS 'Where there is help now';

CREATE FUNCTION form_help(name text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN 'If ' || name || ' in danger now, ring 999. ' ||
       'To talk to somebody at any hour, ring Childline on 0800 1111, or text SHOUT to 85258. For urgent help with mental health ring NHS 111 and choose option 2.';
COMMENT ON FUNCTION form_help IS 'The sentences about help now that questions are made with below';

INSERT INTO form_question (kind, for_whom, position, code, words, hint, type, most, choices, list, help_from, help)
SELECT k.kind, q.for_whom, q.position, q.code, replace(replace(q.words, '[at]', k.at), '[place]', k.place), q.hint, q.type, q.most, q.choices, q.list, q.help_from, q.help
  FROM (VALUES ('view', 'people to know about you', ''), ('review', 'people to hear at your review', ''), ('pep', 'people to hear at the meeting about your education', ' at school or college')) k (kind, at, place)
 CROSS JOIN (VALUES
    ('young_person', 1, 'well', 'What is going well for you[place]?', 'One thing on each line.', 'points', 10, NULL::text[], 'going_well', NULL::integer, NULL),
    ('young_person', 2, 'matters', 'What matters most to you at the moment?', 'One thing on each line.', 'points', 10, NULL, 'matters', NULL, NULL),
    ('young_person', 3, 'help', 'What would you like help with?', 'One thing on each line.', 'points', 10, NULL, 'want_help', NULL, NULL),
    ('young_person', 4, 'say', 'What do you want [at]?', 'Say it your way. Spelling does not matter.', 'text', 4000, NULL, NULL, NULL, NULL),
    ('young_person', 5, 'who', 'Who would you like to be there, and who not?', NULL, 'text', 1000, NULL, NULL, NULL, NULL),
    ('young_person', 6, 'how', 'All in all, how are things for you[place]?', NULL, 'choice', 5, '{Very hard,Hard,In between,Good,Very good}', NULL, NULL, NULL),
    ('young_person', 7, 'safe', 'Do you feel safe?', NULL, 'choice', 4, '{Yes,Mostly,Not always,No}', NULL, 3, form_help('you are')),
    ('carer', 1, 'well', 'What is going well for {name}?', NULL, 'text', 2000, NULL, NULL, NULL, NULL),
    ('carer', 2, 'worry', 'What are you worried about?', NULL, 'text', 2000, NULL, NULL, NULL, NULL),
    ('carer', 3, 'help', 'What would help {name}, or you?', NULL, 'text', 2000, NULL, NULL, NULL, NULL),
    ('carer', 4, 'say', 'What else should people know?', NULL, 'text', 2000, NULL, NULL, NULL, NULL),
    ('carer', 5, 'how', 'All in all, how are things for {name}[place]?', NULL, 'choice', 5, '{Very hard,Hard,In between,Good,Very good}', NULL, NULL, NULL),
    ('carer', 6, 'safe', 'Do you think {name} is safe?', NULL, 'choice', 4, '{Yes,Mostly,Not always,No}', NULL, 3, form_help('{name} or anybody else is')),
    ('teacher', 1, 'well', 'What is going well for {name} at school?', NULL, 'text', 2000, NULL, NULL, NULL, NULL),
    ('teacher', 2, 'worry', 'What are you worried about?', NULL, 'text', 2000, NULL, NULL, NULL, NULL),
    ('teacher', 3, 'help', 'What would help {name}, or you?', NULL, 'text', 2000, NULL, NULL, NULL, NULL),
    ('teacher', 4, 'say', 'What else should people know?', NULL, 'text', 2000, NULL, NULL, NULL, NULL),
    ('teacher', 5, 'how', 'All in all, how are things at school?', NULL, 'choice', 5, '{Very hard,Hard,In between,Good,Very good}', NULL, NULL, NULL),
    ('teacher', 6, 'safe', 'Do you think {name} is safe?', NULL, 'choice', 4, '{Yes,Mostly,Not always,No}', NULL, 3, form_help('{name} or anybody else is'))
    ) q (for_whom, position, code, words, hint, type, most, choices, list, help_from, help);
DELETE FROM form_question WHERE kind = 'view' AND code = 'who';

INSERT INTO form_question (kind, for_whom, position, code, words, type, most, choices)
SELECT 'experience', w.for_whom, q.position, q.code, q.words, q.type, q.most, q.choices
  FROM (VALUES ('young_person'), ('carer'), ('teacher')) w (for_whom)
 CROSS JOIN (VALUES
    (1, 'soon', 'Did the help come soon enough?', 'choice', 5, '{Not at all,A little,Partly,Mostly,Completely}'::text[]),
    (2, 'listened', 'Did they listen to you?', 'choice', 5, '{Not at all,A little,Partly,Mostly,Completely}'),
    (3, 'explained', 'Did they say what would happen, so that you could follow it?', 'choice', 5, '{Not at all,A little,Partly,Mostly,Completely}'),
    (4, 'had_a_say', 'Did you have a say in what was done?', 'choice', 5, '{Not at all,A little,Partly,Mostly,Completely}'),
    (5, 'helped', 'Did it help?', 'choice', 5, '{Not at all,A little,Partly,Mostly,Completely}'),
    (6, 'good', 'What was good?', 'text', 2000, NULL),
    (7, 'better', 'What should be different?', 'text', 2000, NULL)) q (position, code, words, type, most, choices);
DROP FUNCTION form_help(text);

CREATE TABLE form_link (
    LIKE template.child_record INCLUDING ALL,
    kind       text NOT NULL CHECK (kind IN ('view', 'review', 'pep', 'experience')),
    for_whom   text NOT NULL CHECK (for_whom IN ('young_person', 'carer', 'teacher')),
    name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    called     text CHECK (length(called) BETWEEN 1 AND 200),
    about_type text CHECK (about_type IN ('review', 'pep', 'plan', 'involvement', 'service')),
    about_id   uuid,
    service_id uuid REFERENCES service,
    until_on   date NOT NULL,
    started_at timestamptz,
    sent_at    timestamptz,
    ended_at   timestamptz,
    words_id   uuid REFERENCES words,
    CHECK ((about_type IS NULL) = (about_id IS NULL)),
    CHECK (sent_at IS NULL OR started_at IS NOT NULL),
    CHECK (words_id IS NULL OR sent_at IS NOT NULL AND for_whom = 'young_person')
);
COMMENT ON TABLE form_link IS 'That somebody was asked for their view, or how a service was for them, by a link that needs no account';
COMMENT ON COLUMN form_link.kind IS 'Which form';
COMMENT ON COLUMN form_link.for_whom IS 'As what they answer';
COMMENT ON COLUMN form_link.name IS 'Who is asked, as staff know them; the form does not show it';
COMMENT ON COLUMN form_link.called IS 'What the child likes to be called: all that the form shows of the child; none: no name is known';
COMMENT ON COLUMN form_link.about_type IS 'Type of what it is asked for: a review, an education plan, another plan, work of a service, a service';
COMMENT ON COLUMN form_link.about_id IS 'That record';
COMMENT ON COLUMN form_link.service_id IS 'The service whose work it asks about, where it does; the form does not name it';
COMMENT ON COLUMN form_link.until_on IS 'Last day on which it can be sent';
COMMENT ON COLUMN form_link.started_at IS 'When something was first written';
COMMENT ON COLUMN form_link.sent_at IS 'When it was sent; the link is used up then';
COMMENT ON COLUMN form_link.ended_at IS 'When somebody ended it, or took note that no answer came';
COMMENT ON COLUMN form_link.words_id IS 'What it left among the child''s own words';
SELECT template.finish('form_link', 2::smallint);
CREATE INDEX form_link_words ON form_link (words_id) WHERE words_id IS NOT NULL;
COMMENT ON INDEX form_link_words IS 'Where words came from';
CREATE INDEX form_link_open ON form_link (made_by) WHERE sent_at IS NULL AND ended_at IS NULL;
COMMENT ON INDEX form_link_open IS 'What somebody waits for';
CREATE INDEX form_link_service ON form_link (service_id, sent_at) WHERE sent_at IS NOT NULL;
COMMENT ON INDEX form_link_service IS 'How a service was for people';

CREATE TABLE form_draft (
    link_id    uuid PRIMARY KEY REFERENCES form_link,
    token_hash text NOT NULL UNIQUE CHECK (token_hash ~ '^[0-9a-f]{64}$'),
    answers    jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(answers) = 'array'),
    version    integer NOT NULL DEFAULT 0,
    saved_at   timestamptz
);
COMMENT ON TABLE form_draft IS 'What the holder of a link has written and not sent: theirs alone';
COMMENT ON COLUMN form_draft.link_id IS 'The link';
COMMENT ON COLUMN form_draft.token_hash IS 'BLAKE2b-256 of the token in the link';
COMMENT ON COLUMN form_draft.answers IS 'As they were saved; empty again when the form is sent';
COMMENT ON COLUMN form_draft.version IS 'Goes up by one with each saving, so that two devices do not lose each other''s';
COMMENT ON COLUMN form_draft.saved_at IS 'When it was last saved';

CREATE TABLE form_answer (
    LIKE template.child_record INCLUDING ALL,
    link_id    uuid NOT NULL REFERENCES form_link,
    for_whom   text NOT NULL CHECK (for_whom IN ('young_person', 'carer', 'teacher')),
    service_id uuid REFERENCES service,
    position   smallint NOT NULL,
    code       text NOT NULL,
    question   text NOT NULL CHECK (length(question) BETWEEN 1 AND 600),
    text       text CHECK (length(text) BETWEEN 1 AND 4000),
    number     smallint,
    UNIQUE (link_id, code),
    CHECK (text IS NOT NULL OR number IS NOT NULL)
);
COMMENT ON TABLE form_answer IS 'What was answered in a form, as it was sent; what was left blank is not here';
COMMENT ON COLUMN form_answer.link_id IS 'The link';
COMMENT ON COLUMN form_answer.for_whom IS 'As what they answered, for averages by role';
COMMENT ON COLUMN form_answer.service_id IS 'The service it is about, where the form asks how a service was';
COMMENT ON COLUMN form_answer.position IS 'Order';
COMMENT ON COLUMN form_answer.code IS 'Of form_question';
COMMENT ON COLUMN form_answer.question IS 'The question as it was asked';
COMMENT ON COLUMN form_answer.text IS 'What was written, or what the choice says; points: a line each';
COMMENT ON COLUMN form_answer.number IS 'The number, or that of the choice';
SELECT template.finish('form_answer', 2::smallint);
CREATE INDEX form_answer_service ON form_answer (service_id, code) WHERE service_id IS NOT NULL;
COMMENT ON INDEX form_answer_service IS 'Averages of a service by question';

-- ---------------------------------------------------------------------------------------------- how it is shown

CREATE FUNCTION form_state(l form_link) RETURNS text
LANGUAGE sql STABLE
RETURN CASE WHEN (l).sent_at IS NOT NULL THEN 'sent' WHEN (l).ended_at IS NOT NULL THEN 'ended' WHEN (l).until_on < today() THEN 'expired'
            WHEN (l).started_at IS NOT NULL THEN 'started' ELSE 'asked' END;
COMMENT ON FUNCTION form_state IS 'How a link stands: asked, started, sent, expired, ended';

-- answers: null where they are held back from whoever asks, as they are of a child who does not want an agency to know its words.
CREATE FUNCTION form_item(l form_link) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (l).id, 'made_at', instant((l).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (l).made_by), 'etag', 'v' || (l).version,
    'child', (l).child_id, 'kind', (l).kind, 'for_whom', (l).for_whom, 'name', (l).name,
    'about', CASE WHEN (l).about_type IS NOT NULL THEN json_build_object('type', (l).about_type, 'id', (l).about_id) END,
    'service', (SELECT json_build_object('id', s.id, 'name', s.name) FROM service s WHERE s.id = (l).service_id),
    'state', form_state(l), 'until', (l).until_on, 'started_at', instant((l).started_at), 'sent_at', instant((l).sent_at),
    'ended_at', instant((l).ended_at), 'words', (SELECT w.id FROM words w WHERE w.id = (l).words_id),
    'answers', CASE WHEN (l).sent_at IS NOT NULL THEN
        (SELECT json_agg(json_build_object('code', a.code, 'question', a.question, 'text', a.text, 'number', a.number) ORDER BY a.position)
           FROM form_answer a WHERE a.link_id = (l).id) END);
COMMENT ON FUNCTION form_item IS 'A link and what was sent by it, as the API answers';
GRANT EXECUTE ON FUNCTION form_state(form_link), form_item(form_link) TO around_app;

-- ---------------------------------------------------------------------------------------------- for the holder of a link

CREATE FUNCTION form_said(said text, called text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN replace(said, '{name}', coalesce(called, 'the child'));
COMMENT ON FUNCTION form_said IS 'A question with what the child is called';

CREATE FUNCTION form_shown(l form_link, d form_draft) RETURNS json
LANGUAGE sql STABLE SET search_path = pg_catalog, public
RETURN json_build_object('kind', (l).kind, 'for_whom', (l).for_whom, 'called', (l).called, 'until', (l).until_on,
    'state', form_state(l), 'etag', 'v' || (d).version, 'saved_at', instant((d).saved_at), 'answers', (d).answers,
    'questions', (SELECT json_agg(json_build_object('code', q.code, 'words', form_said(q.words, (l).called), 'hint', q.hint, 'type', q.type, 'most', q.most,
                             'choices', q.choices, 'help_from', q.help_from, 'help', form_said(q.help, (l).called)) ORDER BY q.position)
                    FROM form_question q WHERE q.kind = (l).kind AND q.for_whom = (l).for_whom));
COMMENT ON FUNCTION form_shown IS 'A form as its holder sees it: of the child nothing but the name it likes';

-- What is wrong with answers, each with its place; of an answer that is neither text nor number nothing is kept.
CREATE FUNCTION form_faults(kind text, for_whom text, answers jsonb) RETURNS TABLE (pointer text, detail text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public
BEGIN ATOMIC
    WITH given AS (
        SELECT (x.n - 1)::text AS at, x.a ->> 'code' AS code, btrim(coalesce(x.a ->> 'text', ''), E' \t\r\n') AS text, (x.a ->> 'number')::integer AS number,
               row_number() OVER (PARTITION BY x.a ->> 'code' ORDER BY x.n) AS nth
          FROM jsonb_array_elements(answers) WITH ORDINALITY x (a, n)
    ), asked AS (
        SELECT g.*, q.type, q.most FROM given g LEFT JOIN form_question q ON q.kind = form_faults.kind AND q.for_whom = form_faults.for_whom AND q.code = g.code
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

-- What a young person sent becomes words of the child: the lists from the points, the text from the rest, the first of which stands by itself.
CREATE FUNCTION form_words(l form_link) RETURNS uuid
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
    made uuid := gen_random_uuid();
    said text;
BEGIN
    SELECT coalesce(string_agg(CASE WHEN a.code = 'say' THEN a.text ELSE a.question || E'\n' || a.text END, E'\n\n' ORDER BY a.code <> 'say', a.position)
                        FILTER (WHERE q.type = 'text'),
                    string_agg(replace(a.text, E'\n', '; '), '; ' ORDER BY a.position) FILTER (WHERE q.type = 'points'))
      INTO said
      FROM form_answer a JOIN form_question q ON q.kind = l.kind AND q.for_whom = l.for_whom AND q.code = a.code
     WHERE a.link_id = l.id;
    IF said IS NULL THEN
        RETURN NULL; -- choices alone are answers, and no words
    END IF;
    INSERT INTO words (id, child_id, made_by, said_on, text, said_how) VALUES (made, l.child_id, l.made_by, today(), left(said, 8000), 'in a form');
    INSERT INTO words_point (id, child_id, made_by, words_id, list, position, text)
    SELECT gen_random_uuid(), l.child_id, l.made_by, made, q.list, p.n, p.text
      FROM form_answer a JOIN form_question q ON q.kind = l.kind AND q.for_whom = l.for_whom AND q.code = a.code AND q.list IS NOT NULL
     CROSS JOIN LATERAL (SELECT row_number() OVER (ORDER BY x.n) AS n, x.text FROM regexp_split_to_table(a.text, E'\n') WITH ORDINALITY x (text, n) WHERE x.text <> '') p
     WHERE a.link_id = l.id;
    RETURN made;
END $$;
COMMENT ON FUNCTION form_words IS 'Puts what a young person wrote in a form among the child''s own words';

CREATE FUNCTION form_send(l form_link, answers jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    INSERT INTO form_answer (id, child_id, tier, made_by, link_id, for_whom, service_id, position, code, question, text, number)
    SELECT gen_random_uuid(), l.child_id, l.tier, l.made_by, l.id, l.for_whom, l.service_id, q.position, q.code, form_said(q.words, l.called), g.text, g.number
      FROM (SELECT x.a ->> 'code' AS code, (x.a ->> 'number')::smallint AS number, nullif(btrim(x.a ->> 'text', E' \t\r\n'), '') AS text
              FROM jsonb_array_elements(answers) x (a)) a
      JOIN form_question q ON q.kind = l.kind AND q.for_whom = l.for_whom AND q.code = a.code
     CROSS JOIN LATERAL (SELECT CASE q.type WHEN 'points' THEN regexp_replace(a.text, '\s*\n\s*', E'\n', 'g') WHEN 'choice' THEN q.choices[a.number] ELSE a.text END AS text, a.number) g
     WHERE g.text IS NOT NULL OR g.number IS NOT NULL;
    UPDATE form_link f
       SET sent_at = now(), started_at = coalesce(f.started_at, now()),
           words_id = CASE WHEN l.for_whom = 'young_person' AND l.kind <> 'experience' THEN form_words(l) END
     WHERE f.id = l.id;
    UPDATE form_draft SET answers = '[]', version = version + 1 WHERE link_id = l.id;
    -- That somebody is not safe is not left to be found in a list.
    INSERT INTO task (id, child_id, tier, made_by, kind, what, due_on, assigned_to, about_type, about_id)
    SELECT gen_random_uuid(), l.child_id, l.tier, l.made_by, 'action',
           CASE l.for_whom WHEN 'young_person' THEN 'Speak to them today: a form says that they do not always feel safe' ELSE 'Ask today: somebody says in a form that the child may not be safe' END,
           today(), l.made_by, 'form', l.id
     WHERE EXISTS (SELECT FROM form_answer a JOIN form_question q ON q.kind = l.kind AND q.for_whom = l.for_whom AND q.code = a.code
                    WHERE a.link_id = l.id AND a.number >= q.help_from);
END $$;
COMMENT ON FUNCTION form_send IS 'Keeps what was sent by a link, which is used up with it';

CREATE FUNCTION form_use(hash text, step text, answers jsonb DEFAULT NULL, seen integer DEFAULT NULL)
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
    IF step <> 'look' THEN
        -- Old content is kept as changed by whoever asked (version_keep); nothing else can be read or written as a form.
        PERFORM set_config('around.token', hash, true), set_config('around.kind', 'form', true);
        RETURN QUERY SELECT 'wrong', NULL::json, NULL::integer, l.child_id, l.id, f.pointer, f.detail FROM form_faults(l.kind, l.for_whom, answers) f;
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
        PERFORM form_send(l, answers);
        IF NOT EXISTS (SELECT FROM form_answer a WHERE a.link_id = l.id) THEN
            RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'form_blank', MESSAGE = 'nothing was answered';
        END IF;
    END IF;
    RETURN QUERY SELECT 'good', CASE step WHEN 'send' THEN NULL ELSE form_shown(l, d) END, d.version, l.child_id, l.id, NULL, NULL;
END $$;
COMMENT ON FUNCTION form_use IS 'Definer. For the holder of a link''s token: step look shows the form, save keeps what was written so far, send sends it, once. seen: the version of what was saved that they know. No row: used, ended, expired or never there';

DO $$
BEGIN
    IF (SELECT count(*) FROM unnest('{form_question,form_link,form_draft,form_answer,form_link_words,form_link_open}'::text[]) t WHERE to_regclass(t) IS NOT NULL) <> 6
       OR (SELECT count(DISTINCT (kind, for_whom)) FROM form_question) <> 12 OR to_regprocedure('form_use(text,text,jsonb,integer)') IS NULL THEN
        RAISE EXCEPTION 'verify: forms cannot be asked for';
    END IF;
END $$;
