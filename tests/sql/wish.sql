-- What a child does not want an agency to know is hidden from its staff by row-level security: words, points, their old content; who leads the work sees
-- it, and it is said that something is held back. Who may not see consents still has therapy looked after.
\c - around_owner
SELECT set_config('around.person', '00000000-0000-4000-8000-000000000002', false) \g /dev/null
UPDATE words SET said_how = 'in a drawing'; -- so that there is old content
INSERT INTO words (id, child_id, said_on, text, made_by) VALUES (test.id('words', 5), test.id('child', 1), '2026-01-03', 'CANARYown', test.id('person', 5));

INSERT INTO health_check (id, child_id, kind, state, day, has_summary, has_content) VALUES (test.id('health_check', 1), test.id('child', 1), 'dental', 'done', '2026-01-04', true, true);
INSERT INTO health_summary (id, child_id, health_id, text) VALUES (test.id('health_summary', 1), test.id('child', 1), test.id('health_check', 1), 'CANARYhealth');
INSERT INTO health_content (id, child_id, health_id, text) VALUES (test.id('health_content', 1), test.id('child', 1), test.id('health_check', 1), 'CANARYfound');
INSERT INTO health_due (id, child_id, kind, due_on, why, source) VALUES (test.id('health_due', 1), test.id('child', 1), 'dental', '2027-01-04', 'Teeth', 'A setting');
INSERT INTO task (id, child_id, kind, what, due_on, about_type, about_id) VALUES (test.id('task', 90), test.id('child', 1), 'action', 'CANARYtask', '2026-02-04', 'health', test.id('health_check', 1));
UPDATE health_check SET by_whom = 'Dr Rao'; -- so that there is old content
CREATE FUNCTION test.health() RETURNS text LANGUAGE sql AS $$
    SELECT concat_ws(' ', (SELECT count(*) FROM health_check), (SELECT count(*) FROM health_summary), (SELECT count(*) FROM health_content), (SELECT count(*) FROM health_due),
                     (SELECT count(*) FROM task WHERE about_type = 'health'), (SELECT count(*) FROM version WHERE table_name = 'health_check'),
                     (SELECT count(*) FROM due WHERE kind LIKE 'health%'), (SELECT count(*) FROM held(test.id('child', 1), 'health')))
$$;
COMMENT ON FUNCTION test.health IS 'Checks, summaries, findings, what is due, what a check asks for, old checks, due on lists, held back';
GRANT EXECUTE ON FUNCTION test.health() TO PUBLIC;

CREATE FUNCTION test.sees() RETURNS text LANGUAGE sql AS $$
    SELECT concat_ws(' ', (SELECT count(*) FROM words), (SELECT count(*) FROM words_point), (SELECT count(*) FROM version WHERE table_name = 'words'),
                     (SELECT count(*) FROM held(test.id('child', 1), 'words')))
$$;
COMMENT ON FUNCTION test.sees IS 'Words, points, old words, held back';
GRANT EXECUTE ON FUNCTION test.sees() TO PUBLIC;
CREATE FUNCTION test.wish(agency integer, said date, share boolean, kind text DEFAULT 'words', whose text DEFAULT 'child', until_on date DEFAULT NULL) RETURNS void LANGUAGE sql AS $$
    INSERT INTO sharing_wish (id, child_id, whose, agency_id, kind, share, said_on, until_on)
    VALUES (gen_random_uuid(), test.id('child', 1), whose, test.id('agency', agency), kind, share, said, until_on)
$$;

\c - around_app
BEGIN; SELECT enter(test.token(5), 'session', 'r') \g /dev/null
SELECT test.same(test.sees(), '2 1 1 0', 'a school sees the words, before'); COMMIT;

\c - around_owner
SELECT set_config('around.person', '00000000-0000-4000-8000-000000000002', false) \g /dev/null
SELECT test.wish(3, '2026-02-01', false), test.wish(2, '2026-02-01', false, 'health'), test.wish(2, '2026-02-01', false, 'words', 'carer'),
       test.wish(2, '2026-02-01', false, 'words', 'child', '2026-02-02') \g /dev/null
\c - around_app
BEGIN; SELECT enter(test.token(5), 'session', 'r') \g /dev/null
SELECT test.same(test.sees(), '1 0 0 1', 'and none after but what they wrote down themselves: the other is said to be held back');
SELECT test.same(held.type || ' ' || g.name, 'words ' || g.name, 'of which type, and whose') FROM held(test.id('child', 1), 'words') JOIN agency g ON g.id = held.agency_id; COMMIT;
BEGIN; SELECT enter(test.token(6), 'session', 'r') \g /dev/null
SELECT test.same(test.sees(), '0 0 0 2', 'nor does anybody else of that school'); COMMIT;
BEGIN; SELECT enter(test.token(8), 'session', 'r') \g /dev/null
SELECT test.same(test.sees(), '2 1 1 0', 'a clinician does: of another kind, of a carer, or ended, a wish hides no words');
SELECT test.same(test.health(), '0 0 0 0 0 0 0 1', 'and nothing of the child''s health, which is what the wish is about: that there is a check is said');
SELECT test.touches('UPDATE health_check SET by_whom = NULL', 0, 'what is not seen is not changed'); COMMIT;
BEGIN; SELECT enter(test.token(11), 'session', 'r') \g /dev/null
SELECT test.same(test.health(), '1 1 1 1 1 1 1 0', 'the nurse of the council sees all of it'); COMMIT;
BEGIN; SELECT enter(test.token(1), 'session', 'r') \g /dev/null
SELECT test.same(test.sees(), '2 1 1 0', 'so does the social worker'); COMMIT;

-- The council itself: who leads the work sees it, and nobody else of it.
\c - around_owner
SELECT set_config('around.person', '00000000-0000-4000-8000-000000000002', false) \g /dev/null
SELECT test.wish(1, '2026-02-01', false, 'everything') \g /dev/null
\c - around_app
BEGIN; SELECT enter(test.token(1), 'session', 'r') \g /dev/null
SELECT test.same(test.sees(), '2 1 1 0', 'the lead worker sees what the council is not to know'); COMMIT;
BEGIN; SELECT enter(test.token(16), 'session', 'r') \g /dev/null
SELECT test.same(test.sees(), '2 1 1 0', 'so does the personal adviser'); COMMIT;
BEGIN; SELECT enter(test.token(2), 'session', 'r') \g /dev/null
SELECT test.same(test.sees(), '0 0 0 2', 'the manager does not, whatever they oversee');
SELECT test.same(count(*), 0::bigint, 'nor as the words stood on an earlier day')
  FROM set_config('around.as_of', today()::text, true) a, set_config('around.as_of_child', test.id('child', 1)::text, true) b, LATERAL as_of_rows(NULL::words) w; COMMIT;

-- The last that was said counts; those against whom it stands do not say it.
BEGIN; SELECT enter(test.token(11), 'session', 'r') \g /dev/null
SELECT test.same(test.sees(), '0 0 0 2', 'the nurse of the council neither');
SELECT test.same(test.health(), '1 1 1 1 1 1 1 0', 'who knows of the child''s health by law, whatever the child wishes');
SELECT test.fails(format('INSERT INTO sharing_wish (id, child_id, whose, agency_id, kind, share, said_on) VALUES (gen_random_uuid(), test.id(''child'', 1), ''child'', test.id(''agency'', 1), %L, true, today())', k),
                  '42501', 'who may not know ' || k || ' does not say that they may') FROM unnest('{words,everything}'::text[]) k;
SELECT test.touches('INSERT INTO sharing_wish (id, child_id, whose, agency_id, kind, share, said_on) VALUES (gen_random_uuid(), test.id(''child'', 1), ''child'', test.id(''agency'', 3), ''words'', true, today())', 1, 'of another agency they do');
ROLLBACK;
\c - around_owner
SELECT set_config('around.person', '00000000-0000-4000-8000-000000000002', false) \g /dev/null
SELECT test.wish(1, '2026-01-01', true) \g /dev/null
\c - around_app
BEGIN; SELECT enter(test.token(2), 'session', 'r') \g /dev/null
SELECT test.same(test.sees(), '0 0 0 2', 'what was said before does not count'); COMMIT;
\c - around_owner
SELECT set_config('around.person', '00000000-0000-4000-8000-000000000002', false) \g /dev/null
SELECT test.wish(1, '2026-03-01', true) \g /dev/null
\c - around_app
BEGIN; SELECT enter(test.token(2), 'session', 'r') \g /dev/null
SELECT test.same(test.sees(), '2 1 1 0', 'what was said later does'); COMMIT;

-- Who sees consents, and who does not and looks after therapy all the same.
\c - around_owner
SELECT set_config('around.person', '00000000-0000-4000-8000-000000000002', false) \g /dev/null
INSERT INTO consent (id, child_id, what, is_given, by_whom, by_name, how, from_on) VALUES (test.id('consent', 1), test.id('child', 1), 'treatment', true, 'parent', 'Mum', 'Signed', '2026-01-01');
UPDATE service SET assesses = true WHERE id = test.id('service', 2);
\c - around_app
BEGIN; SELECT enter(test.token(5), 'session', 'r') \g /dev/null
SELECT test.same(count(*), 0::bigint, 'a school sees no consent to treatment') FROM consent;
SELECT therapy_review(test.id('child', 1)) \g /dev/null
SELECT test.same(count(*), 0::bigint, 'and opens no warning where there is one') FROM task WHERE kind LIKE 'therapy%'; ROLLBACK;
BEGIN; SELECT enter(test.token(41), 'session', 'r') \g /dev/null
SELECT test.same(count(*), 0::bigint, 'nobody sees consents of a child whom they do not see') FROM consent; COMMIT;
\c - around_owner
SELECT set_config('around.person', '00000000-0000-4000-8000-000000000002', false) \g /dev/null
UPDATE consent SET withdrawn_on = today(), withdrawn_reason = 'No more';
UPDATE service SET assesses = false;
\c - around_app
BEGIN; SELECT enter(test.token(5), 'session', 'r') \g /dev/null
SELECT therapy_review(test.id('child', 1)) \g /dev/null
SELECT therapy_review(test.id('child', 1)) \g /dev/null
SELECT test.same(string_agg(kind || ' ' || what, '; ' ORDER BY kind), 'therapy_assessment Therapy with Core CAMHS: no clinical assessment on record; therapy_consent Therapy with Core CAMHS has no consent on record',
                 'and each once where there is none') FROM task WHERE kind LIKE 'therapy%'; ROLLBACK;
BEGIN;
SELECT test.fails('SELECT therapy_review(test.id(''child'', 1))', 'not_signed_in', 'nobody has it looked after who has not signed in');
SELECT test.fails('SELECT my_unwished(''words'')', 'not_signed_in', 'nor is told whom they may not know'); ROLLBACK;
BEGIN; SELECT enter(test.token(1), 'session', 'r') \g /dev/null
SELECT test.fails('SELECT * FROM therapy_lacking(test.id(''child'', 1))', '42501', 'what therapy lacks is asked by nobody directly');
SELECT test.fails('UPDATE sharing_wish SET tier = 5', '42501', 'no wish is hidden by the application'); ROLLBACK;
