-- ---------------------------------------------------------------------------------------------- evaluation of services, and training (0084)

-- How a service is for people is for its own people and its administrator, with every comment; whoever oversees the area sees the numbers of a round,
-- the small ones left out. That there is training is no secret to staff; who came is for those who give it and for whoever oversees.
SELECT unguard('evaluation'), unguard('training_kind'), unguard('training_session'), unguard('training_attendance'), unguard('feedback_link'), unguard('feedback_key'),
       unguard('feedback'), unguard('feedback_answer'), unguard('feedback_theme'),
       keep_versions('evaluation', 'evaluation'), keep_versions('training_session', 'training'), keep_versions('training_attendance', 'training_record'),
       keep_versions('feedback_link', 'evaluation'), keep_versions('feedback', 'evaluation'), keep_versions('feedback_theme', 'evaluation');
DO $$
DECLARE
    t   text;
    own text := '(service_id = ANY ((SELECT my_services())::uuid[]) OR service_id = ANY ((SELECT my_administered())::uuid[]))';
BEGIN
    FOREACH t IN ARRAY '{evaluation,training_session,training_attendance,feedback_link,feedback,feedback_answer,feedback_theme}'::text[] LOOP
        EXECUTE format('CREATE POLICY made ON %I FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND (SELECT may(%L, ''create'')) AND %s)', t,
                       CASE WHEN t LIKE 'training%' THEN 'training' ELSE 'evaluation' END, own);
        EXECUTE format('GRANT SELECT, INSERT (%s) ON %I TO around_app', columns_of(t::regclass, '{made_at,made_by,version}'), t);
    END LOOP;
    FOREACH t IN ARRAY '{evaluation,training_session,training_attendance,feedback_link,feedback,feedback_theme}'::text[] LOOP
        EXECUTE format('CREATE POLICY change ON %I FOR UPDATE TO around_app USING ((SELECT may(%L, ''edit'')) AND %s) WITH CHECK (true)', t,
                       CASE WHEN t LIKE 'training%' THEN 'training' ELSE 'evaluation' END, own);
    END LOOP;
    FOREACH t IN ARRAY '{evaluation,feedback_theme}'::text[] LOOP
        EXECUTE format('CREATE POLICY view ON %I FOR SELECT TO around_app USING ((SELECT may(''evaluation'', ''view'')) AND (%s OR (SELECT oversees(''evaluation'', ''view'')) >= 0))', t, own);
    END LOOP;
    FOREACH t IN ARRAY '{feedback_link,feedback,feedback_answer}'::text[] LOOP
        EXECUTE format('CREATE POLICY view ON %I FOR SELECT TO around_app USING ((SELECT may(''evaluation'', ''view'')) AND %s)', t, own);
    END LOOP;
    EXECUTE format('CREATE POLICY view ON training_attendance FOR SELECT TO around_app USING (person_id = (SELECT me())
                    OR (SELECT may(''training_record'', ''view'')) AND (%s OR (SELECT oversees(''training_record'', ''view'')) >= 0))', own);
END $$;
CREATE POLICY view ON training_kind FOR SELECT TO around_app USING ((SELECT entered()));
CREATE POLICY view ON training_session FOR SELECT TO around_app USING ((SELECT may('training', 'view')));
CREATE POLICY made ON feedback_key FOR INSERT TO around_app
    WITH CHECK ((SELECT may('evaluation', 'create')) AND EXISTS (SELECT FROM feedback_link l WHERE l.id = link_id AND l.made_by = (SELECT me())));
-- Whoever came to a session says three months later what has changed, and sees what they said.
CREATE POLICY or_came ON feedback FOR INSERT TO around_app
    WITH CHECK (made_by = (SELECT me()) AND kind = 'training_later' AND (SELECT may('training', 'change'))
                AND EXISTS (SELECT FROM training_attendance a WHERE a.session_id = feedback.session_id AND a.person_id = (SELECT me()) AND NOT a.removed));
CREATE POLICY or_own ON feedback FOR SELECT TO around_app USING (kind = 'training_later' AND link_id IS NULL AND made_by = (SELECT me()));
CREATE POLICY or_came ON feedback_answer FOR INSERT TO around_app
    WITH CHECK (made_by = (SELECT me()) AND EXISTS (SELECT FROM feedback f WHERE f.id = feedback_id AND f.service_id = feedback_answer.service_id
                                                       AND f.kind = 'training_later' AND f.made_by = (SELECT me())));
GRANT SELECT ON training_kind TO around_app;
GRANT INSERT (link_id, token_hash) ON feedback_key TO around_app;
GRANT UPDATE (title, called, from_on, until_on, asked_professionals, asked_carers, asked_young_people, children) ON evaluation TO around_app;
GRANT UPDATE (kind, title, locality, held_on, minutes, places, trainer_id, cancelled_why) ON training_session TO around_app;
GRANT UPDATE (removed) ON training_attendance TO around_app;
GRANT UPDATE (ended_at) ON feedback_link TO around_app;
GRANT UPDATE (struck_why) ON feedback TO around_app;
GRANT UPDATE (tone, name, comments, dropped) ON feedback_theme TO around_app;

-- ---------------------------------------------------------------------------------------------- averages

CREATE OR REPLACE FUNCTION feedback_group(role text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN role IS NULL THEN 'Role not said' WHEN role IN ('Social worker', 'Supervising social worker') THEN 'Social workers and supervising social workers'
            WHEN role IN ('School staff') THEN role WHEN role = 'Health or CAMHS staff' THEN 'Health and CAMHS staff'
            WHEN role IN ('Another role', 'Another carer') THEN 'Others' ELSE role || 's' END;
COMMENT ON FUNCTION feedback_group IS 'As which group somebody of this role is averaged';

-- A row an answer that can be averaged, and one a form, with the code forms. form: who are averaged together.
CREATE OR REPLACE FUNCTION feedback_counted(service uuid) RETURNS TABLE (about uuid, came_on date, form text, who text, code text, number smallint)
LANGUAGE sql STABLE SET search_path = pg_catalog, public
BEGIN ATOMIC
    SELECT coalesce(f.evaluation_id, f.session_id), f.came_on, CASE WHEN f.for_whom = 'young_person' THEN 'young_person' WHEN f.kind = 'evaluation' THEN 'adult' ELSE f.kind END,
           CASE WHEN f.for_whom = 'young_person' THEN 'Young people' ELSE feedback_group(f.role) END, a.code, a.number
      FROM feedback f
     CROSS JOIN LATERAL (SELECT x.code, x.number FROM feedback_answer x WHERE x.feedback_id = f.id AND x.number IS NOT NULL
                         UNION ALL SELECT 'forms', 1::smallint) a
     WHERE f.service_id = feedback_counted.service AND f.struck_why IS NULL;
END;
COMMENT ON FUNCTION feedback_counted IS 'What is counted and averaged of the forms about a service';

-- For those who are not of the service: roles are told apart only where five of each who answered the question did; where fewer than five answered it
-- at all nothing is said of it.
CREATE OR REPLACE FUNCTION feedback_shown(service uuid, from_on date, to_on date) RETURNS TABLE (about text, form text, who text, code text, what text, n bigint)
LANGUAGE sql STABLE SET search_path = pg_catalog, public
BEGIN ATOMIC
    WITH counted AS (
        SELECT c.about, c.form, c.who, c.code, count(*) AS n, sum(c.number) AS total
          FROM feedback_counted(feedback_shown.service) c WHERE c.came_on BETWEEN feedback_shown.from_on AND feedback_shown.to_on GROUP BY 1, 2, 3, 4
    ), told AS (
        SELECT x.about, x.form, x.code, bool_and(x.n >= 5) AS is_apart FROM counted x GROUP BY 1, 2, 3 HAVING sum(x.n) >= 5
    ), shown AS (
        SELECT x.about, x.form, x.who, x.code, x.n, x.total FROM counted x JOIN told t USING (about, form, code) WHERE t.is_apart AND x.form <> 'young_person'
        UNION ALL
        SELECT x.about, x.form, 'Everybody', x.code, sum(x.n), sum(x.total) FROM counted x JOIN told t USING (about, form, code) GROUP BY 1, 2, 4
    )
    SELECT s.about::text, s.form, s.who, s.code, w.what, CASE w.what WHEN 'n' THEN s.n ELSE s.total END::bigint
      FROM shown s CROSS JOIN (VALUES ('n'), ('total')) w (what);
END;
COMMENT ON FUNCTION feedback_shown IS 'Averages of a service for whoever oversees: of each question n and the total, small numbers left out. Asked by activity_count() alone';

CREATE OR REPLACE FUNCTION feedback_is_own(service uuid) RETURNS boolean
LANGUAGE sql STABLE
RETURN service = ANY (my_services()) OR service = ANY (my_administered());
COMMENT ON FUNCTION feedback_is_own IS 'Whether I am of this service or administer it';

-- Of a round or a session, what the asker may know. activity_count() says of whom the numbers are.
CREATE OR REPLACE FUNCTION feedback_result(about uuid, service uuid) RETURNS TABLE (form text, who text, code text, n bigint, total bigint)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
#variable_conflict use_column
BEGIN
    IF feedback_is_own(feedback_result.service) THEN
        RETURN QUERY SELECT c.form, coalesce(c.who, 'Everybody'), c.code, count(*), sum(c.number)::bigint
                       FROM feedback_counted(feedback_result.service) c WHERE c.about = feedback_result.about
                      GROUP BY GROUPING SETS ((c.form, c.code), (c.form, c.who, c.code)) HAVING NOT (c.form = 'young_person' AND grouping(c.who) = 0);
    ELSIF oversees('evaluation', 'view') >= 0 THEN
        RETURN QUERY SELECT x.words[2], x.words[3], x.words[4], max(x.n) FILTER (WHERE x.words[5] = 'n'), max(x.n) FILTER (WHERE x.words[5] = 'total')
                       FROM activity_count('feedback', feedback_result.service, '2000-01-01', today(), '{about,form,who,code,what}') x
                      WHERE x.words[1] = feedback_result.about::text GROUP BY 1, 2, 3;
    END IF;
END $$;
COMMENT ON FUNCTION feedback_result IS 'Averages of a round or a session by question and role: exact for the service''s own people, without small numbers for whoever oversees';

-- The tables as they are printed: everybody first, then each role; n with each average, since blanks do not count.
CREATE OR REPLACE FUNCTION feedback_tables(about uuid, service uuid, called text) RETURNS json
LANGUAGE sql STABLE SET search_path = pg_catalog, public
BEGIN ATOMIC
    WITH found AS MATERIALIZED (
        SELECT * FROM feedback_result(feedback_tables.about, feedback_tables.service)
    ), asked AS (
        SELECT DISTINCT ON (q.kind, q.code, q.for_whom = 'young_person') q.code, q.position, q.most, form_said(q.words, feedback_tables.called) AS words, q.choices,
               CASE WHEN q.for_whom = 'young_person' THEN 'young_person' WHEN q.kind = 'evaluation' THEN 'adult' ELSE q.kind END AS form
          FROM form_question q WHERE q.kind IN ('evaluation', 'training', 'training_later') AND q.type = 'choice' AND q.code <> 'role'
    ), whoever AS (
        SELECT DISTINCT f.form, f.who FROM found f
         WHERE f.who <> 'Role not said' OR EXISTS (SELECT FROM found o WHERE o.form = f.form AND o.who NOT IN ('Everybody', 'Role not said'))
    )
    SELECT coalesce(json_agg(json_build_object('form', w.form, 'who', w.who, 'forms', (SELECT f.n FROM found f WHERE f.form = w.form AND f.who = w.who AND f.code = 'forms'),
               'questions', (SELECT coalesce(json_agg(json_build_object('code', a.code, 'question', a.words, 'out_of', a.most, 'n', coalesce(f.n, 0),
                                        'average', round(f.total::numeric / f.n, 1), 'best', a.choices[a.most]) ORDER BY a.position), '[]')
                               FROM asked a LEFT JOIN found f ON f.form = a.form AND f.code = a.code AND f.who = w.who WHERE a.form = w.form))
           ORDER BY array_position('{adult,young_person,training,training_later}'::text[], w.form), w.who <> 'Everybody', w.who = 'Role not said', w.who = 'Others', w.who), '[]')
      FROM whoever w;
END;
COMMENT ON FUNCTION feedback_tables IS 'Averages of a round or a session, as the API answers';

-- ---------------------------------------------------------------------------------------------- as the API answers

CREATE OR REPLACE FUNCTION feedback_link_item(l feedback_link) RETURNS json
LANGUAGE sql STABLE
RETURN (SELECT json_build_object('id', (l).id, 'made_at', instant((l).made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (l).made_by),
           'etag', 'v' || (l).version, 'evaluation', (l).evaluation_id, 'session', (l).session_id, 'kind', (l).kind, 'for_whom', (l).for_whom, 'name', (l).name, 'most', (l).most,
           'came', c.n, 'until', (l).until_on,
           'state', CASE WHEN (l).ended_at IS NOT NULL THEN 'ended' WHEN c.n >= (l).most THEN 'used' WHEN (l).until_on < today() THEN 'expired' ELSE 'open' END)
  FROM (SELECT count(*) AS n FROM feedback f WHERE f.link_id = (l).id) c);
COMMENT ON FUNCTION feedback_link_item IS 'A link about a service or a session, as the API answers';

CREATE OR REPLACE FUNCTION feedback_item(f feedback) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (f).id, 'made_at', instant((f).made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (f).made_by AND (f).link_id IS NULL),
    'etag', 'v' || (f).version, 'evaluation', (f).evaluation_id, 'session', (f).session_id, 'kind', (f).kind, 'for_whom', (f).for_whom, 'role', (f).role, 'came_on', (f).came_on,
    'by_link', (f).link_id IS NOT NULL, 'struck_why', (f).struck_why,
    'answers', (SELECT coalesce(json_agg(json_build_object('id', a.id, 'code', a.code, 'question', a.question, 'number', a.number, 'text', a.text) ORDER BY a.position, a.line), '[]')
                  FROM feedback_answer a WHERE a.feedback_id = (f).id));
COMMENT ON FUNCTION feedback_item IS 'A form about a service or a session, as the API answers. It does not say who sent it';

CREATE OR REPLACE FUNCTION feedback_comments(about uuid) RETURNS json
LANGUAGE sql STABLE
RETURN (SELECT coalesce(json_agg(json_build_object('id', a.id, 'code', a.code, 'text', a.text,
                   'who', CASE f.for_whom WHEN 'young_person' THEN 'Young person' ELSE f.role END, 'form', f.id) ORDER BY a.position, f.came_on, f.made_at, f.id, a.line), '[]')
          FROM feedback f JOIN feedback_answer a ON a.feedback_id = f.id AND a.number IS NULL
         WHERE about IN (f.evaluation_id, f.session_id) AND f.struck_why IS NULL);
COMMENT ON FUNCTION feedback_comments IS 'What was written about a service or at a session, as it was said; of those whom the asker does not see, nothing';

CREATE OR REPLACE FUNCTION feedback_theme_item(t feedback_theme) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (t).id, 'made_at', instant((t).made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (t).made_by),
    'etag', 'v' || (t).version, 'evaluation', (t).evaluation_id, 'tone', (t).tone, 'name', (t).name, 'dropped', (t).dropped,
    'n', CASE WHEN feedback_is_own((t).service_id) OR cardinality((t).comments) >= 5 THEN cardinality((t).comments) END,
    'comments', CASE WHEN feedback_is_own((t).service_id) THEN to_json((t).comments) END);
COMMENT ON FUNCTION feedback_theme_item IS 'A theme of a round, as the API answers; n null: fewer than five';

CREATE OR REPLACE FUNCTION evaluation_item(e evaluation) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (e).id, 'made_at', instant((e).made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (e).made_by),
    'etag', 'v' || (e).version, 'service', (SELECT json_build_object('id', s.id, 'name', s.name) FROM service s WHERE s.id = (e).service_id),
    'title', (e).title, 'called', (e).called, 'from', (e).from_on, 'until', (e).until_on,
    'state', CASE WHEN (e).from_on > today() THEN 'coming' WHEN (e).until_on < today() THEN 'closed' ELSE 'open' END,
    'asked_professionals', (e).asked_professionals, 'asked_carers', (e).asked_carers, 'asked_young_people', (e).asked_young_people, 'children', (e).children,
    'is_own', feedback_is_own((e).service_id),
    'came', (SELECT r.n FROM feedback_result((e).id, (e).service_id) r WHERE r.code = 'forms' AND r.who = 'Everybody' AND r.form = 'adult'),
    'came_young', (SELECT r.n FROM feedback_result((e).id, (e).service_id) r WHERE r.code = 'forms' AND r.who = 'Everybody' AND r.form = 'young_person'));
COMMENT ON FUNCTION evaluation_item IS 'A round in which a service asks how it is for people, as the API answers';

-- own: what goes with it for the service's own people.
CREATE OR REPLACE FUNCTION evaluation_one(e evaluation) RETURNS json
LANGUAGE sql STABLE
RETURN (evaluation_item(e)::jsonb || jsonb_build_object(
    'tables', feedback_tables((e).id, (e).service_id, (e).called),
    'themes', (SELECT coalesce(json_agg(feedback_theme_item(t) ORDER BY t.tone DESC, cardinality(t.comments) DESC, t.name), '[]') FROM feedback_theme t WHERE t.evaluation_id = (e).id AND NOT t.dropped),
    'comments', feedback_comments((e).id),
    'links', (SELECT coalesce(json_agg(feedback_link_item(l) ORDER BY l.made_at, l.id), '[]') FROM feedback_link l WHERE l.evaluation_id = (e).id)))::json;
COMMENT ON FUNCTION evaluation_one IS 'A round with what came of it, as the API answers';

CREATE OR REPLACE FUNCTION training_later_on(t training_session) RETURNS date
LANGUAGE sql STABLE
RETURN CASE WHEN (t).cancelled_why IS NULL THEN ((t).held_on + interval '3 months')::date END;
COMMENT ON FUNCTION training_later_on IS 'From which day those who came are asked what has changed';

CREATE OR REPLACE FUNCTION training_item(t training_session) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (t).id, 'made_at', instant((t).made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (t).made_by),
    'etag', 'v' || (t).version, 'service', (SELECT json_build_object('id', s.id, 'name', s.name) FROM service s WHERE s.id = (t).service_id),
    'kind', (t).kind, 'kind_name', (SELECT k.name FROM training_kind k WHERE k.code = (t).kind), 'title', (t).title, 'locality', (t).locality, 'held_on', (t).held_on,
    'minutes', (t).minutes, 'places', (t).places, 'trainer', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (t).trainer_id),
    'state', CASE WHEN (t).cancelled_why IS NOT NULL THEN 'cancelled' WHEN (t).held_on > today() THEN 'coming' ELSE 'held' END, 'cancelled_why', (t).cancelled_why,
    'is_own', feedback_is_own((t).service_id),
    'came', CASE WHEN feedback_is_own((t).service_id) OR oversees('training_record', 'view') >= 0
                 THEN (SELECT coalesce(sum(a.people), 0) FROM training_attendance a WHERE a.session_id = (t).id AND NOT a.removed) END,
    'later_on', training_later_on(t),
    'i_came', EXISTS (SELECT FROM training_attendance a WHERE a.session_id = (t).id AND a.person_id = me() AND NOT a.removed),
    'i_said', EXISTS (SELECT FROM feedback f WHERE f.session_id = (t).id AND f.kind = 'training_later' AND f.made_by = me() AND f.link_id IS NULL AND f.struck_why IS NULL));
COMMENT ON FUNCTION training_item IS 'A session of training, as the API answers; came null: not for the asker';

CREATE OR REPLACE FUNCTION training_came_item(a training_attendance) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (a).id, 'made_at', instant((a).made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (a).made_by),
    'etag', 'v' || (a).version, 'session', (a).session_id, 'person', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (a).person_id),
    'role', (a).role_name, 'team', (SELECT json_build_object('id', t.id, 'name', t.name) FROM team t WHERE t.id = (a).team_id), 'people', (a).people, 'removed', (a).removed);
COMMENT ON FUNCTION training_came_item IS 'Who came to a session, as the API answers';

CREATE OR REPLACE FUNCTION training_one(t training_session) RETURNS json
LANGUAGE sql STABLE
RETURN (training_item(t)::jsonb || jsonb_build_object(
    'people', (SELECT coalesce(json_agg(training_came_item(a) ORDER BY p.name NULLS LAST, a.role_name, a.id), '[]')
                 FROM training_attendance a LEFT JOIN person p ON p.id = a.person_id
                WHERE a.session_id = (t).id AND NOT a.removed AND (feedback_is_own((t).service_id) OR oversees('training_record', 'view') >= 0)),
    'tables', feedback_tables((t).id, (t).service_id, (t).title), 'comments', feedback_comments((t).id),
    'links', (SELECT coalesce(json_agg(feedback_link_item(l) ORDER BY l.made_at, l.id), '[]') FROM feedback_link l WHERE l.session_id = (t).id)))::json;

COMMENT ON FUNCTION training_one IS 'A session with who came and what they said of it, as the API answers';

-- Of each team who has been trained in something, and when last: as far as the asker sees who came.
CREATE OR REPLACE FUNCTION training_team(team uuid, kind text) RETURNS json
LANGUAGE sql STABLE
RETURN (SELECT coalesce(json_agg(json_build_object('person', json_build_object('id', p.id, 'name', p.name), 'on', c.last_on, 'times', c.n) ORDER BY c.last_on IS NOT NULL, p.name), '[]')
          FROM team_member m JOIN person p ON p.id = m.person_id
         CROSS JOIN LATERAL (SELECT max(t.held_on) AS last_on, count(*) AS n FROM training_attendance a JOIN training_session t ON t.id = a.session_id
                              WHERE a.person_id = m.person_id AND NOT a.removed AND t.cancelled_why IS NULL AND t.held_on <= today()
                                AND (training_team.kind IS NULL OR t.kind = training_team.kind)) c
         WHERE m.team_id = training_team.team AND m.from_on <= today() AND (m.until_on IS NULL OR m.until_on > today()));
COMMENT ON FUNCTION training_team IS 'Who is in a team, and when they were last trained in something';

-- ---------------------------------------------------------------------------------------------- before and after work with a child

-- What several services measure in common, in the six months before the work began, the six months after, and the six months after it ended. Who asks
-- sees what they may see; what lies ahead is not there. School is as recorded, else as the PEPs say (view attendance_shown). A move is a home that began after another. Nothing here says that the work was the cause.
CREATE OR REPLACE FUNCTION work_markers(child uuid, agency uuid, from_on date, until_on date)
    RETURNS TABLE (place integer, marker text, before numeric, after numeric, ended numeric)
LANGUAGE sql STABLE SET search_path = pg_catalog, public
BEGIN ATOMIC
    WITH span AS (
        SELECT 'before' AS part, (work_markers.from_on - interval '6 months')::date AS a, work_markers.from_on AS b
        UNION ALL SELECT 'after', work_markers.from_on, (work_markers.from_on + interval '6 months')::date
        UNION ALL SELECT 'ended', work_markers.until_on, (work_markers.until_on + interval '6 months')::date WHERE work_markers.until_on IS NOT NULL
    ), moves AS (
        SELECT s.part, (SELECT count(*) FROM home h WHERE h.child_id = work_markers.child AND h.from_on >= s.a AND h.from_on < s.b
                           AND EXISTS (SELECT FROM home o WHERE o.child_id = h.child_id AND o.from_on < h.from_on)) AS v
          FROM span s
         WHERE s.b <= today() AND EXISTS (SELECT FROM home h WHERE h.child_id = work_markers.child AND h.from_on <= s.a AND (h.until_on IS NULL OR h.until_on > s.a))
    ), school AS (
        SELECT s.part, a.percent AS attendance, coalesce(e.days, p.days, CASE WHEN a.percent IS NOT NULL THEN 0 END) AS suspended
          FROM span s
         CROSS JOIN LATERAL (SELECT coalesce(100.0 * sum(x.attended) / nullif(sum(x.possible), 0), avg(x.percent)) AS percent
                               FROM attendance_shown x WHERE x.child_id = work_markers.child AND x.from_on >= s.a AND x.from_on < s.b) a
         CROSS JOIN LATERAL (SELECT sum(x.sessions) / 2.0 AS days FROM exclusion x
                              WHERE x.child_id = work_markers.child AND x.kind = 'suspension' AND x.error_reason IS NULL AND x.on_day >= s.a AND x.on_day < s.b) e
         CROSS JOIN LATERAL (SELECT sum(x.suspended_days) AS days FROM pep x
                              WHERE x.child_id = work_markers.child AND x.state <> 'draft' AND x.held_on >= s.a AND x.held_on < s.b) p
    ), asked AS (
        SELECT CASE WHEN q.completed_on <= work_markers.from_on + 14 THEN 'before' WHEN q.completed_on <= coalesce(work_markers.until_on, today()) THEN 'after' ELSE 'ended' END AS part,
               q.completed_on, q.total
          FROM sdq q
         WHERE q.child_id = work_markers.child AND q.informant = 'parent' AND q.total IS NOT NULL
           AND q.completed_on BETWEEN work_markers.from_on - 365 AND coalesce((work_markers.until_on + interval '6 months')::date, today())
    ), scored AS (
        SELECT DISTINCT ON (x.part) x.part, x.total FROM asked x ORDER BY x.part, x.completed_on DESC
    ), goal AS (
        SELECT g.baseline, (SELECT r.value FROM plan_rating r WHERE r.goal_id = g.id ORDER BY r.rated_on DESC, r.made_at DESC LIMIT 1) AS now
          FROM plan_goal g JOIN plan p ON p.id = g.plan_id
         WHERE p.child_id = work_markers.child AND p.agency_id = work_markers.agency AND p.agreed_on >= work_markers.from_on - 31
           AND (work_markers.until_on IS NULL OR p.agreed_on <= work_markers.until_on)
    )
    SELECT 1, 'moves', max(m.v) FILTER (WHERE m.part = 'before'), max(m.v) FILTER (WHERE m.part = 'after'), max(m.v) FILTER (WHERE m.part = 'ended') FROM moves m
    UNION ALL
    SELECT 2, 'attendance', round(max(s.attendance) FILTER (WHERE s.part = 'before')), round(max(s.attendance) FILTER (WHERE s.part = 'after')), round(max(s.attendance) FILTER (WHERE s.part = 'ended')) FROM school s
    UNION ALL
    SELECT 3, 'suspended', max(s.suspended) FILTER (WHERE s.part = 'before'), max(s.suspended) FILTER (WHERE s.part = 'after'), max(s.suspended) FILTER (WHERE s.part = 'ended') FROM school s
    UNION ALL
    SELECT 4, 'sdq', max(s.total) FILTER (WHERE s.part = 'before'), max(s.total) FILTER (WHERE s.part = 'after'), max(s.total) FILTER (WHERE s.part = 'ended') FROM scored s
    UNION ALL
    SELECT 5, 'goals', round(avg(g.baseline), 1), round(avg(g.now), 1), NULL FROM goal g WHERE g.now IS NOT NULL;
END;
COMMENT ON FUNCTION work_markers IS 'How a child''s moves, time at school, SDQ and goals stood before, during and after a service''s work, as far as the asker sees these';

-- Of a service as a whole: of each marker the average before and after, over the pieces of work that have both; under five of them nothing is said.
CREATE OR REPLACE FUNCTION activity_markers(service uuid, from_on date, to_on date) RETURNS TABLE (place text, marker text, what text, n bigint)
LANGUAGE sql STABLE SET search_path = pg_catalog, public
BEGIN ATOMIC
    WITH pairs AS (
        SELECT m.place, m.marker, m.before, coalesce(m.ended, m.after) AS after
          FROM involvement i JOIN service s ON s.id = i.service_id
         CROSS JOIN LATERAL work_markers(i.child_id, s.agency_id, i.from_on, i.until_on) m
         WHERE i.service_id = activity_markers.service AND i.child_id IS NOT NULL AND i.from_on <= activity_markers.to_on
           AND (i.until_on IS NULL OR i.until_on >= activity_markers.from_on) AND m.before IS NOT NULL AND coalesce(m.ended, m.after) IS NOT NULL
    ), counted AS (
        SELECT p.place, p.marker, count(*) AS n, round(avg(p.before), 1) AS before, round(avg(p.after), 1) AS after FROM pairs p GROUP BY 1, 2
    )
    SELECT c.place::text, c.marker, w.what, CASE WHEN c.n < 5 THEN NULL WHEN w.what = 'n' THEN c.n WHEN w.what = 'before' THEN c.before * 10 ELSE c.after * 10 END::bigint
      FROM counted c CROSS JOIN (VALUES ('n'), ('before'), ('after')) w (what);
END;
COMMENT ON FUNCTION activity_markers IS 'Common markers before and after the work of a service, in tenths; null: fewer than five pieces of work. Asked by activity_count() alone';

-- What is counted of a service: 0024 and 0055, and what came since.
CREATE OR REPLACE FUNCTION activity_count(what text, service uuid, from_on date, to_on date, by text[], care text[] DEFAULT NULL) RETURNS TABLE (words text[], n bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM activity_allowed(service);
    CASE
        WHEN what = 'received' THEN
            PERFORM activity_by(by, '{month,need,work,home,care,age,sex,locality,agency,role,outcome,refusal,carer}');
            RETURN QUERY SELECT activity_words(to_jsonb(f), by), count(*) FROM activity_referral(service, from_on, to_on) f
                          WHERE activity_count.care IS NULL OR f.care = ANY (activity_count.care) GROUP BY 1;
        WHEN what = 'waiting' THEN
            PERFORM activity_by(by, '{what,locality,agency}');
            RETURN QUERY SELECT activity_words(to_jsonb(f), by), count(*) FROM activity_wait(service, from_on) f GROUP BY 1;
        WHEN what IN ('open', 'at_start', 'at_end', 'closed') THEN
            PERFORM activity_by(by, '{month,work,home,age,sex,locality,agency}');
            RETURN QUERY SELECT activity_words(to_jsonb(f), by), count(*) FROM activity_involvement(service, from_on, to_on) f
                          WHERE CASE what WHEN 'open' THEN true
                                          WHEN 'at_start' THEN f.began < from_on
                                          WHEN 'at_end' THEN f.ended IS NULL OR f.ended > to_on
                                          ELSE f.ended IS NOT NULL AND f.ended <= to_on END GROUP BY 1;
        WHEN what = 'minutes' THEN
            PERFORM activity_by(by, '{month,work}');
            RETURN QUERY SELECT activity_words(to_jsonb(f), by), sum(f.minutes) FROM activity_met(service, from_on, to_on) f GROUP BY 1;
        WHEN what = 'unnamed' THEN
            PERFORM activity_by(by, '{kind,team,locality}');
            RETURN QUERY SELECT activity_words(to_jsonb(f), by), count(*) FROM activity_unnamed(service, from_on, to_on) f GROUP BY 1;
        WHEN what = 'experience' THEN -- each row is counted already: counted by less, small numbers would be told
            IF by <> '{question,who,answer}' THEN
                RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'bad_body', MESSAGE = 'nothing is counted by that';
            END IF;
            RETURN QUERY SELECT activity_words(to_jsonb(f), by), f.n FROM activity_experience(service, from_on, to_on) f;
        WHEN what = 'feedback' THEN -- likewise
            IF by <> '{about,form,who,code,what}' THEN
                RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'bad_body', MESSAGE = 'nothing is counted by that';
            END IF;
            RETURN QUERY SELECT activity_words(to_jsonb(f), by), f.n FROM feedback_shown(service, from_on, to_on) f;
        WHEN what = 'markers' THEN
            IF by <> '{place,marker,what}' THEN
                RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'bad_body', MESSAGE = 'nothing is counted by that';
            END IF;
            RETURN QUERY SELECT activity_words(to_jsonb(f), by), f.n FROM activity_markers(service, from_on, to_on) f;
        ELSE
            RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'bad_body', MESSAGE = 'that is not counted';
    END CASE;
END $$;
COMMENT ON FUNCTION activity_count IS 'Definer. How many referrals a service received, how many waited as a day began, how many involvements were open in a period, as it began, as it ended, or were closed in it; minutes of meetings and calls; work that names no child; how it was for people; common markers before and after its work';

GRANT EXECUTE ON FUNCTION feedback_group(text), feedback_is_own(uuid), feedback_result(uuid, uuid), feedback_tables(uuid, uuid, text), feedback_link_item(feedback_link), feedback_item(feedback),
    feedback_comments(uuid), feedback_theme_item(feedback_theme), evaluation_item(evaluation), evaluation_one(evaluation), training_later_on(training_session), training_item(training_session),
    training_came_item(training_attendance), training_one(training_session), training_team(uuid, text), work_markers(uuid, uuid, date, date), feedback_counted(uuid),
    feedback_asked(text, text, text), feedback_faults(text, text, jsonb), feedback_rows(text, text, text, jsonb), form_said(text, text) TO around_app;
