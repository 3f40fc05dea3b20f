-- Carers who are referred for themselves, over nothing but what the application may do: person 14 is a fostering worker, 1 a social worker with 31 and the
-- manager 2 in the team, 8 a clinician of service 1, 38 one elsewhere, 17 oversees the area, 5 is a designated teacher, 20 an analyst.
CREATE FUNCTION test.sees(person integer) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    PERFORM enter(test.token(person), 'session', 'r');
    RETURN concat_ws(' ', (SELECT 'carer' WHERE EXISTS (SELECT FROM carer WHERE id = test.id('Adult', 1))), (SELECT 'referral' WHERE EXISTS (SELECT FROM referral WHERE id = test.id('Referral', 1))),
                     (SELECT 'why' WHERE EXISTS (SELECT FROM referral_content WHERE referral_id = test.id('Referral', 1))), (SELECT 'steps' WHERE EXISTS (SELECT FROM referral_event WHERE referral_id = test.id('Referral', 1))),
                     (SELECT 'clock' WHERE EXISTS (SELECT FROM referral_clock WHERE referral_id = test.id('Referral', 1))), (SELECT 'work' WHERE EXISTS (SELECT FROM involvement WHERE referral_id = test.id('Referral', 1))));
END $$;
CREATE FUNCTION test.each(wanted text, VARIADIC persons integer[]) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
    n integer;
BEGIN
    FOREACH n IN ARRAY persons LOOP
        RETURN NEXT test.same(test.sees(n), wanted, 'person ' || n || ' sees: ' || wanted);
    END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION test.sees(integer), test.each(text, integer[]) TO around_app;
\c - around_app
\i :prepare
BEGIN; SELECT enter(test.token(1), 'session', 'r') \g /dev/null
EXECUTE carer_create(test.id('Adult', 1), 'Pat Doe', 'prospective_carer', NULL);
EXECUTE carer_one(test.id('Adult', 1)) \gset r_
SELECT test.same((:'r_answer')::json -> 'agency' ->> 'name', 'Council', 'a carer is of the agency of whoever records them, unless said');
SELECT test.same(stands_as(test.id('Adult', 1)), 'A', 'who records a carer stands to them as an allocated worker to a child');
SELECT test.fails('INSERT INTO carer (id, name, kind, agency_id, made_by) SELECT gen_random_uuid(), ''X'', ''adopter'', agency_id, test.id(''person'', 2) FROM person WHERE id = me()', '42501', 'in their own name');
EXECUTE referral_create(test.id('Referral', 1), NULL, test.id('service', 1), 'carer', 'routine', 'submitted', now(), NULL, 'Bonds', test.id('Adult', 1));
EXECUTE referral_content_create(test.id('Text', 1), NULL, test.id('Referral', 1), 'Afraid of the first night', 'Bonds', NULL, NULL, NULL, test.id('Adult', 1));
EXECUTE referral_event_create(test.id('Event', 1), NULL, test.id('Referral', 1), NULL, 'submitted', NULL, false, test.id('Adult', 1));
EXECUTE referral_clock_create(test.id('Clock', 1), NULL, test.id('Referral', 1), 'seen', 8, 'weeks', now(), now() + interval '56 days', test.id('Adult', 1));
EXECUTE referral_one(test.id('Referral', 1)) \gset r_
SELECT test.ok(j ->> 'child' IS NULL AND j -> 'carer' ->> 'name' = 'Pat Doe' AND j -> 'carer' ->> 'kind' = 'prospective_carer' AND j ->> 'reason' = 'Afraid of the first night' AND json_array_length(j -> 'clocks') = 1,
               'a referral of a carer and no child') FROM (SELECT (:'r_answer')::json) t (j);
SAVEPOINT a;
SELECT test.fails('INSERT INTO referral (id, child_id, carer_id, service_id, subject, urgency, state, submitted_at, referred_by) VALUES (gen_random_uuid(), test.id(''child'', 1), test.id(''Adult'', 1), test.id(''service'', 1), ''carer'', ''routine'', ''submitted'', now(), me())', '23514', 'never of both');
SELECT test.fails('INSERT INTO referral (id, service_id, subject, urgency, state, submitted_at, referred_by) VALUES (gen_random_uuid(), test.id(''service'', 1), ''carer'', ''routine'', ''submitted'', now(), me())', '42501', 'never of nobody');
SELECT test.fails('INSERT INTO referral (id, carer_id, service_id, subject, urgency, state, submitted_at, referred_by) VALUES (gen_random_uuid(), test.id(''Adult'', 1), test.id(''service'', 2), ''child'', ''routine'', ''submitted'', now(), me())', '23514', 'nor of a carer as a child');
SELECT test.fails('INSERT INTO referral (id, carer_id, service_id, subject, urgency, state, submitted_at, referred_by, need_key) SELECT gen_random_uuid(), carer_id, service_id, subject, urgency, state, now(), me(), need_key FROM referral WHERE id = test.id(''Referral'', 1)', '23505', 'one open referral of a carer to a service for each need');
SELECT test.fails('UPDATE referral SET carer_id = NULL, child_id = test.id(''child'', 1) WHERE id = test.id(''Referral'', 1)', '42501', 'whom it is about never changes');
COMMIT;

-- Who sees it.
BEGIN; SELECT * FROM test.each('carer referral why steps clock', 1, 31, 2, 17); ROLLBACK;
BEGIN; SELECT * FROM test.each('carer referral why steps clock', 8, 10); ROLLBACK;
BEGIN; SELECT * FROM test.each('carer referral steps clock', 19); ROLLBACK;
BEGIN; SELECT * FROM test.each('', 3, 5, 6, 7, 11, 13, 14, 15, 16, 20, 21, 38, 41); ROLLBACK;
BEGIN; SELECT enter(test.token(14), 'session', 'r') \g /dev/null
SELECT test.touches('UPDATE carer SET name = ''X'' WHERE id = test.id(''Adult'', 1)', 0, 'nor changes what is another''s');
SELECT test.fails('INSERT INTO referral (id, carer_id, service_id, subject, urgency, state, submitted_at, referred_by) VALUES (gen_random_uuid(), test.id(''Adult'', 1), test.id(''service'', 2), ''carer'', ''routine'', ''submitted'', now(), me())', '42501', 'nor refers a carer whom they do not see'); ROLLBACK;
BEGIN; SELECT enter(test.token(20), 'session', 'r') \g /dev/null
SELECT test.fails('INSERT INTO carer (id, name, kind, agency_id) SELECT gen_random_uuid(), ''X'', ''adopter'', agency_id FROM person WHERE id = me()', '42501', 'an analyst records no carer'); ROLLBACK;

-- It is accepted, given to somebody, seen; the work follows, and meetings of it. Nobody else sees more for it.
BEGIN; SELECT enter(test.token(8), 'session', 'r') \g /dev/null
EXECUTE service_waiting_list(test.id('service', 1), 50, NULL, NULL, NULL, 'carer', NULL, NULL, NULL, NULL, NULL, NULL, NULL) \gset w_
SELECT test.ok(count(*) = 1 AND bool_and(i ->> 'child' IS NULL AND i -> 'carer' ->> 'name' = 'Pat Doe' AND i ->> 'care_status' = 'carer'), 'they wait among the others') FROM json_array_elements((:'w_answer')::json -> 'items') i;
EXECUTE referral_event_create(test.id('Event', 2), NULL, test.id('Referral', 1), 'submitted', 'allocated', NULL, false, test.id('Adult', 1));
EXECUTE referral_involvement(test.id('Involvement', 1), test.id('Referral', 1), 'allocated', test.id('person', 8), NULL);
EXECUTE referral_move(test.id('Referral', 1), 'allocated', test.id('person', 8), now());
EXECUTE contact_create(test.id('Met', 1), test.id('Involvement', 1), NULL, today(), 40::smallint, 'video', NULL, 'attended', '{carer}', true, true);
EXECUTE contact_note_put(test.id('Note', 1), test.id('Met', 1), 'Spoke of the first night');
EXECUTE therapy_note_put(test.id('Own', 1), test.id('Met', 1), 'Of the therapy');
SELECT test.same((SELECT count(*) FROM contact_note WHERE contact_id = test.id('Met', 1)) + (SELECT count(*) FROM therapy_note WHERE contact_id = test.id('Met', 1)), 2::bigint, 'the named practitioner keeps notes');
EXECUTE me_caseload(50, NULL) \gset c_
SELECT test.ok(bool_or(i ->> 'child' IS NULL AND i -> 'carer' ->> 'name' = 'Pat Doe'), 'the carer is in their caseload') FROM json_array_elements((:'c_answer')::json -> 'items') i;
COMMIT;
BEGIN; SELECT * FROM test.each('carer referral why steps clock work', 1, 31, 2, 17, 8); ROLLBACK;
BEGIN; SELECT * FROM test.each('', 3, 5, 14, 20, 38, 41); ROLLBACK;
BEGIN; SELECT enter(test.token(1), 'session', 'r') \g /dev/null
SELECT test.same((SELECT count(*) FROM contact_note WHERE contact_id = test.id('Met', 1))::text || (SELECT count(*) FROM therapy_note WHERE contact_id = test.id('Met', 1)), '10', 'who referred reads the note and not the therapy');
SELECT test.same((SELECT count(*) FROM version WHERE row_id = test.id('Referral', 1)), 1::bigint, 'and how the referral stood before');
EXECUTE me_next(50, NULL, 'true', 400, NULL, NULL, NULL, NULL, NULL) \gset n_
SELECT test.ok(bool_or(i -> 'carer' ->> 'name' = 'Pat Doe' AND i ->> 'child' IS NULL), 'what is due of a carer is among what is next') FROM json_array_elements((:'n_answer')::json -> 'items') i;
EXECUTE me_news(50, NULL) \gset n_
SELECT test.ok(bool_or(i -> 'carer' ->> 'name' = 'Pat Doe' AND i ->> 'child' IS NULL), 'and what the service did among the news') FROM json_array_elements((:'n_answer')::json -> 'items') i;
EXECUTE child_list(200, NULL, NULL) \gset l_
SELECT test.ok(count(*) > 0 AND NOT bool_or(i ->> 'id' = test.id('Adult', 1)::text), 'a carer is none of my children') FROM json_array_elements((:'l_answer')::json -> 'items') i; ROLLBACK;
BEGIN; SELECT enter(test.token(38), 'session', 'r') \g /dev/null
SELECT test.same((SELECT count(*) FROM version WHERE row_id = test.id('Referral', 1)), 0::bigint, 'the same role elsewhere does not'); ROLLBACK;

-- A conflict of interest wins here too.
\c - around_owner
SELECT set_config('around.person', '00000000-0000-4000-8000-000000000002', false) \g /dev/null
INSERT INTO denied (id, person_id, child_id, reason) VALUES (test.id('Denied', 1), test.id('person', 17), test.id('Adult', 1), 'conflict'), (test.id('Denied', 2), test.id('person', 8), test.id('Adult', 1), 'conflict');
SELECT test.same((SELECT count(*) FROM ((TABLE sight EXCEPT TABLE sight_definition) UNION ALL (TABLE sight_definition EXCEPT TABLE sight)) d), 0::bigint, 'sight equals its definition');
\c - around_app
\i :prepare
BEGIN; SELECT enter(test.token(17), 'session', 'r') \g /dev/null
SELECT test.same((SELECT count(*) FROM carer WHERE id = test.id('Adult', 1)) + (SELECT count(*) FROM referral WHERE id = test.id('Referral', 1)), 0::bigint, 'who is denied a carer sees nothing of them, though they oversee the area'); ROLLBACK;
BEGIN; SELECT enter(test.token(8), 'session', 'r') \g /dev/null
SELECT test.same((SELECT count(*) FROM contact_note WHERE contact_id = test.id('Met', 1)) + (SELECT count(*) FROM involvement WHERE id = test.id('Involvement', 1)), 0::bigint, 'nor the practitioner'); ROLLBACK;
