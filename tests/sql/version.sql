-- Old content is kept, a record keeps its id and maker, and what is written once stays written.
\c - around_app
BEGIN; SELECT enter(test.token(1), 'session', 'request 7') \g /dev/null
SELECT version AS before FROM around_person WHERE id = test.id('around', 1) \gset
UPDATE around_person SET name = 'Changed' WHERE id = test.id('around', 1);
SELECT test.same(version, :before + 1, 'a change counts the version') FROM around_person WHERE id = test.id('around', 1);
SELECT test.same(row ->> 'name', 'CANARYgran', 'the old content is kept') FROM version WHERE row_id = test.id('around', 1) ORDER BY id DESC LIMIT 1;
SELECT test.ok(changed_by = test.id('person', 1) AND request_id = 'request 7' AND record = 'person_around' AND tier = 1 AND child_id = test.id('child', 1), 'with who, in which request, of what')
  FROM version WHERE row_id = test.id('around', 1) ORDER BY id DESC LIMIT 1;
UPDATE around_person SET name = 'Again' WHERE id = test.id('around', 1);
SELECT test.same(count(*), (:before)::bigint, 'one version begins where the one before ended')
  FROM version a JOIN version b ON b.row_id = a.row_id AND b.valid_from = a.valid_to AND b.id > a.id WHERE a.row_id = test.id('around', 1);
ROLLBACK;
BEGIN; SELECT enter(test.token(41), 'session', 'r') \g /dev/null
SELECT test.same(count(*), 0::bigint, 'versions are seen as their records are') FROM version; COMMIT;

BEGIN; SELECT enter(test.token(1), 'session', 'r') \g /dev/null
SELECT test.fails(format('UPDATE alert SET %s WHERE id = test.id(''!'', 1)', s), '42501', 'the application sets no ' || s)
  FROM unnest('{"id = gen_random_uuid()","made_by = made_by","made_at = now()","version = 9","child_id = child_id","tier = 0"}'::text[]) s;
SELECT test.fails('INSERT INTO alert (id, child_id, kind, level, text, made_by) VALUES (gen_random_uuid(), test.id(''child'', 1), ''other'', ''info'', ''x'', test.id(''person'', 2))', '42501', 'nor a maker other than oneself');
SELECT test.fails('DELETE FROM ' || t, '42501', 'nothing is deleted from ' || t) FROM unnest('{child,alert,sdq,referral,words,task,audit,version,sight,session,match_task}'::text[]) t;
SELECT test.fails(s, '42501', 'the application cannot ' || s)
  FROM unnest('{"UPDATE audit SET outcome = 200","INSERT INTO audit (via, request_id, route, outcome) VALUES (''none'', ''r'', ''x'', 1)","TRUNCATE audit","INSERT INTO sight VALUES (test.id(''person'', 1), test.id(''child'', 3), 17, today(), ''infinity'')","UPDATE session SET person_id = test.id(''person'', 2)","INSERT INTO version (table_name, row_id, record, tier, valid_from, valid_to, row) VALUES (''x'', test.id(''x'', 1), ''x'', 1, now(), now(), ''{}'')","ALTER TABLE child DISABLE ROW LEVEL SECURITY","CREATE TABLE mine ()","CREATE TEMP TABLE mine ()","SET ROLE around_owner","COPY child TO PROGRAM ''true''","SELECT pg_read_file(''/etc/passwd'')","DROP POLICY view ON child","CREATE FUNCTION f() RETURNS int LANGUAGE sql AS ''SELECT 1''"}'::text[]) s;
ROLLBACK;
\c - around_owner
SELECT set_config('around.person', '00000000-0000-4000-8000-000000000002', false) \g /dev/null
SELECT test.fails('UPDATE alert SET made_by = test.id(''person'', 2)', 'bad_body', 'not even the owner gives a record another maker');

-- Writes where there is no right: by relation, by tier, by role, by another's service (A05).
\c - around_app
BEGIN; SELECT enter(test.token(41), 'session', 'r') \g /dev/null
SELECT test.fails('INSERT INTO alert (id, child_id, kind, level, text) VALUES (gen_random_uuid(), test.id(''child'', 1), ''other'', ''info'', ''x'')', '42501', 'no entry for a child whom one does not see');
SELECT test.fails('INSERT INTO alert (id, child_id, kind, level, text) VALUES (gen_random_uuid(), test.id(''child'', 99), ''other'', ''info'', ''x'')', '42501', 'nor for one who never was: the same answer');
SELECT test.touches('UPDATE referral SET state = ''withdrawn'', ended_at = now()', 0, 'no referral is moved of a child whom one does not see'); ROLLBACK;
BEGIN; SELECT enter(test.token(31), 'session', 'r') \g /dev/null
SELECT test.fails('INSERT INTO sdq_score (id, sdq_id, child_id, informant, bands3, bands4) VALUES (gen_random_uuid(), test.id(''q'', 1), test.id(''child'', 1), ''parent'', ''{}'', ''{}'')', '42501', 'no subscales by the team'); ROLLBACK;
BEGIN; SELECT enter(test.token(38), 'session', 'r') \g /dev/null
SELECT test.touches('UPDATE referral SET state = state WHERE id = test.id(''referral'', 1)', 0, 'no service moves another''s referral');
SELECT test.touches('UPDATE referral SET state = ''accepted'', accepted_at = now() WHERE id = test.id(''referral'', 3)', 1, 'a service moves its own');
SELECT test.fails('INSERT INTO involvement (id, child_id, service_id, type_of_work, state, from_on) VALUES (gen_random_uuid(), test.id(''child'', 1), test.id(''service'', 1), ''x'', ''active'', today())', '42501', 'no service is involved by another'); ROLLBACK;
BEGIN; SELECT enter(test.token(3), 'session', 'r') \g /dev/null
SELECT test.fails('INSERT INTO referral (id, child_id, service_id, urgency, state, submitted_at, referred_by) VALUES (gen_random_uuid(), test.id(''child'', 1), test.id(''service'', 2), ''routine'', ''submitted'', now(), me())', '42501', 'a reviewing officer refers nobody');
SELECT test.touches('INSERT INTO referral (id, child_id, service_id, urgency, state, asked_at, asked_by) VALUES (gen_random_uuid(), test.id(''child'', 1), test.id(''service'', 2), ''routine'', ''asked'', now(), me())', 1, 'but asks');
ROLLBACK;
BEGIN; SELECT enter(test.token(1), 'session', 'r') \g /dev/null
SELECT test.fails('INSERT INTO referral (id, child_id, service_id, urgency, state, submitted_at, referred_by) VALUES (gen_random_uuid(), test.id(''child'', 1), test.id(''service'', 1), ''routine'', ''submitted'', now(), me())', 'referral_open', 'one open referral to a service at a time'); ROLLBACK;
