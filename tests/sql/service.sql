-- Services are kept by the service administrators of their agency (person 19: of agency 2, whose is service 1), over nothing but what the application may do.
\c - around_app
BEGIN; SELECT enter(test.token(19), 'session', 'r') \g /dev/null
SELECT test.touches('UPDATE service SET name = ''Ours'' WHERE id = test.id(''service'', 1)', 1, 'one''s own service');
SELECT test.touches('UPDATE service SET name = ''Ours''', 1, 'and no other');
SELECT test.fails('UPDATE service SET agency_id = test.id(''agency'', 4)', '42501', 'which stays its agency''s');
SELECT test.fails('INSERT INTO service (id, code, agency_id, name, about) VALUES (gen_random_uuid(), ''new'', test.id(''agency'', 4), ''New'', ''About'')', '42501', 'none is made for another agency');
SELECT test.fails('INSERT INTO service (id, code, agency_id, name, about, made_by) VALUES (gen_random_uuid(), ''new'', test.id(''agency'', 2), ''New'', ''About'', test.id(''person'', 1))', '42501', 'nor by somebody else');
SELECT test.touches('INSERT INTO service (id, code, agency_id, name, about) VALUES (test.id(''service'', 60), ''new'', test.id(''agency'', 2), ''New'', ''About'')', 1, 'but for one''s own');
SELECT test.fails('INSERT INTO ' || t || ' SELECT * FROM ' || t, '42501', 'parts are put by the function alone: ' || t) FROM unnest('{service_staff,service_referrer,service_clock,service_requirement}'::text[]) t;
SELECT service_parts_put(test.id('service', 1), '{"staff": ["camhs_clinician", "care_nurse"], "who_may_refer": ["care_nurse"], "clocks": [{"urgency": "routine", "clock": "seen", "n": 2, "unit": "weeks", "text": "t"}]}') \g /dev/null
SELECT test.same((SELECT string_agg(role, ' ' ORDER BY role) FROM service_staff WHERE service_id = test.id('service', 1)) || ', ' || (SELECT string_agg(role, ' ') FROM service_referrer WHERE service_id = test.id('service', 1))
                 || ', ' || (SELECT string_agg(n || unit, ' ') FROM service_clock WHERE service_id = test.id('service', 1)), 'camhs_clinician care_nurse, care_nurse, 2weeks', 'parts are replaced whole');
SELECT test.fails('SELECT service_parts_put(test.id(''service'', 2), ''{"staff": ["camhs_clinician"]}'')', 'forbidden', 'not those of another agency''s service');
SELECT test.fails('SELECT service_parts_put(gen_random_uuid(), ''{}'')', 'forbidden', 'nor of none');
SELECT test.touches('INSERT INTO service_link (id, service_id, school_id, practitioner_id) VALUES (test.id(''link'', 1), test.id(''service'', 1), test.id(''agency'', 3), test.id(''person'', 8))', 1, 'a link of one''s own service');
SELECT test.fails('INSERT INTO service_link (id, service_id, school_id, practitioner_id) VALUES (gen_random_uuid(), test.id(''service'', 1), test.id(''agency'', 4), test.id(''person'', 8))', '42501', 'to a school');
SELECT test.fails('INSERT INTO service_link (id, service_id, school_id, practitioner_id) VALUES (gen_random_uuid(), test.id(''service'', 2), test.id(''agency'', 3), test.id(''person'', 7))', '42501', 'none of another agency''s');
SELECT test.fails('INSERT INTO service_link (id, service_id, school_id, practitioner_id) VALUES (gen_random_uuid(), test.id(''service'', 1), test.id(''agency'', 3), test.id(''person'', 10))', 'service_link_twice', 'one for a school at a time');
SELECT test.fails('UPDATE service_link SET practitioner_id = test.id(''person'', 10)', '42501', 'whose it is stays');
SELECT test.fails('UPDATE service_link SET until_on = today() - 1', 'ends_before_start', 'nothing ends before it began');
SELECT test.touches('UPDATE service_link SET until_on = today()', 1, 'but it ends'); ROLLBACK;

BEGIN; SELECT enter(test.token(1), 'session', 'r') \g /dev/null
SELECT test.touches('UPDATE service SET name = ''Mine''', 0, 'a social worker changes no service');
SELECT test.fails('SELECT service_parts_put(test.id(''service'', 1), ''{}'')', 'forbidden', 'nor its parts');
SELECT test.fails('INSERT INTO service (id, code, agency_id, name, about) VALUES (gen_random_uuid(), ''new'', test.id(''agency'', 1), ''New'', ''About'')', '42501', 'and makes none'); ROLLBACK;

-- Who has the role and whom the policy no longer lets.
\c - around_owner
UPDATE access_rule SET role = 'analyst' WHERE record = 'service' AND action = 'edit';
\c - around_app
BEGIN; SELECT enter(test.token(19), 'session', 'r') \g /dev/null
SELECT test.touches('UPDATE service SET name = ''Ours''', 0, 'without its row of the policy an administrator changes nothing');
SELECT test.fails('SELECT service_parts_put(test.id(''service'', 1), ''{}'')', 'forbidden', 'nor the parts'); ROLLBACK;
\c - around_owner
UPDATE access_rule SET role = 'service_admin' WHERE record = 'service' AND action = 'edit';

-- What a version holds: the parts as they were, and what stood at an instant.
\c - around_app
BEGIN; SELECT enter(test.token(19), 'session', 'r') \g /dev/null
UPDATE service SET about = 'Other' WHERE id = test.id('service', 1);
SELECT service_parts_put(test.id('service', 1), '{"clocks": []}') \g /dev/null
SELECT test.same(jsonb_array_length(service_at(test.id('service', 1), now()) -> 'clocks') || ' ' || jsonb_array_length(service_at(test.id('service', 1), clock_timestamp()) -> 'clocks'), '2 0', 'before the change two clocks, after it none');
SELECT test.same(count(*), 1::bigint, 'an old version of a service is as open as the service') FROM version WHERE row_id = test.id('service', 1); ROLLBACK;

-- A link practitioner is told to those who see the child, or refer any.
BEGIN; SELECT enter(test.token(1), 'session', 'r') \g /dev/null
SELECT test.same(service_route(test.id('service', 2), test.id('child', 1)), test.id('person', 7), 'the link practitioner for the child''s school');
SELECT test.same(service_route(test.id('service', 1), test.id('child', 1)), NULL::uuid, 'which another service has not'); ROLLBACK;
BEGIN; SELECT enter(test.token(41), 'session', 'r') \g /dev/null
SELECT test.same(service_route(test.id('service', 2), test.id('child', 1)), NULL::uuid, 'nobody learns so which school a child goes to'); ROLLBACK;
BEGIN; SELECT enter(test.token(22), 'key', 'r') \g /dev/null
SELECT test.same(service_route(test.id('service', 2), test.id('child', 1)), test.id('person', 7), 'a key that refers any child'); ROLLBACK;

-- A service passes on its own referrals: 3 is sent to service 3, whose clinician 38 is.
BEGIN; SELECT enter(test.token(38), 'session', 'r') \g /dev/null
\set pass 'INSERT INTO referral (id, child_id, service_id, urgency, state, submitted_at, referred_by, follows_id) VALUES (gen_random_uuid(), test.id(''child'', 1), test.id(''service'', 4), ''routine'', ''submitted'', now(), test.id(''person'', 1), test.id(''referral'', %s))'
SELECT test.touches(format(:'pass', 3), 1, 'one''s own goes on to another service'); ROLLBACK;
BEGIN; SELECT enter(test.token(38), 'session', 'r') \g /dev/null
SELECT test.fails(format(:'pass', 1), '42501', 'not that of another'); ROLLBACK;

-- Anybody: what is open, and no table.
BEGIN;
SELECT test.ok(directory_open()::text LIKE '%Core CAMHS%' AND directory_open()::text !~ 'person|camhs_clinician', 'the directory is for anybody, and names no person and no staff');
SELECT test.fails('SELECT * FROM service', 'not_signed_in', 'the services themselves are not'); ROLLBACK;
BEGIN; SELECT test.fails('SELECT * FROM service_link', 'not_signed_in', 'nor their links'); ROLLBACK;
