-- sight equals its definition after every kind of change of the facts, and follows dates, ends and reading after the end.
SELECT set_config('around.person', '00000000-0000-4000-8000-000000000002', false) \g /dev/null
CREATE FUNCTION pg_temp.wrong() RETURNS bigint LANGUAGE sql AS $$
    SELECT count(*) FROM ((TABLE sight EXCEPT TABLE sight_definition) UNION ALL (TABLE sight_definition EXCEPT TABLE sight)) d
$$;
CREATE FUNCTION pg_temp.kinds(person integer, child integer) RETURNS text LANGUAGE sql AS $$
    SELECT coalesce(string_agg(DISTINCT substr('-ATINPSOBE', s.kind % 16 + 1, 1), ''), '')
      FROM sight s WHERE s.person_id = test.id('person', person) AND s.child_id = test.id('child', child) AND s.from_on <= today() AND s.until_on > today()
$$;
SELECT test.same(pg_temp.wrong(), 0::bigint, 'sight equals its definition at the start');
SELECT test.same(pg_temp.kinds(n, 1), k, 'relation of person ' || n)
  FROM (VALUES (1, 'A'), (2, 'T'), (3, 'A'), (4, 'A'), (5, 'S'), (6, 'S'), (7, 'I'), (8, 'I'), (9, 'N'), (10, 'I'), (11, 'A'), (13, 'I'), (16, 'A'), (17, ''), (19, 'I'), (20, ''), (31, 'T'), (38, 'P'), (41, '')) v (n, k);

-- One fact at a time, each undone.
CREATE FUNCTION pg_temp.after(change text, person integer, kinds text, what text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    said text;
BEGIN
    BEGIN
        EXECUTE change;
        RAISE EXCEPTION '%', pg_temp.kinds(person, 1) || CASE WHEN pg_temp.wrong() = 0 THEN '' ELSE ' and sight is not its definition' END;
    EXCEPTION WHEN OTHERS THEN
        said := SQLERRM;
    END;
    RETURN test.same(said, kinds, what);
END $$;
SELECT pg_temp.after('UPDATE allocation SET until_on = today() WHERE id = test.id(''allocation'', 1)', 1, '', 'an allocation that ends today ends today');
SELECT pg_temp.after('UPDATE allocation SET until_on = today() WHERE id = test.id(''allocation'', 1)', 31, '', 'and with it the team''s');
SELECT pg_temp.after('UPDATE allocation SET until_on = today() + 1 WHERE id = test.id(''allocation'', 1)', 1, 'A', 'one that ends tomorrow still holds');
SELECT pg_temp.after('UPDATE allocation SET from_on = today() + 1 WHERE id = test.id(''allocation'', 1)', 1, '', 'one that begins tomorrow does not yet');
SELECT pg_temp.after('UPDATE allocation SET person_id = test.id(''person'', 41) WHERE id = test.id(''allocation'', 1)', 31, '', 'the caseload moves to another team');
SELECT pg_temp.after('UPDATE role_held SET until_on = today() WHERE person_id = test.id(''person'', 1)', 1, '', 'a role that was taken away');
SELECT pg_temp.after('UPDATE team_member SET until_on = today() WHERE person_id = test.id(''person'', 31)', 31, '', 'who left the team');
SELECT pg_temp.after('UPDATE team_member SET until_on = today() WHERE person_id = test.id(''person'', 1)', 31, '', 'when the worker left the team');
SELECT pg_temp.after('INSERT INTO team_member (id, person_id, team_id) VALUES (gen_random_uuid(), test.id(''person'', 41), test.id(''team'', 1))', 41, 'T', 'who joined it');
SELECT pg_temp.after('UPDATE involvement SET state = ''closed'', until_on = today() WHERE id = test.id(''involvement'', 2)', 7, 'E', 'a service that closed today reads');
SELECT pg_temp.after('UPDATE involvement SET state = ''closed'', until_on = today() - 27 WHERE id = test.id(''involvement'', 2)', 7, 'E', 'and on the 28th day');
SELECT pg_temp.after('UPDATE involvement SET state = ''closed'', until_on = today() - 28 WHERE id = test.id(''involvement'', 2)', 7, '', 'and no longer');
SELECT pg_temp.after('UPDATE involvement SET practitioner_id = test.id(''person'', 8) WHERE id = test.id(''involvement'', 1)', 9, '', 'another named practitioner');
SELECT pg_temp.after('INSERT INTO cover (id, service_id, practitioner_id, person_id, until_on) VALUES (gen_random_uuid(), test.id(''service'', 1), test.id(''person'', 9), test.id(''person'', 8), today() + 1)', 8, 'IN', 'who covers for the named practitioner stands as they do');
SELECT pg_temp.after('INSERT INTO cover (id, service_id, practitioner_id, person_id, from_on, until_on) VALUES (gen_random_uuid(), test.id(''service'', 1), test.id(''person'', 9), test.id(''person'', 8), today() + 1, today() + 9)', 8, 'I', 'not before it begins');
SELECT pg_temp.after('INSERT INTO cover (id, service_id, practitioner_id, person_id, from_on, until_on) VALUES (gen_random_uuid(), test.id(''service'', 1), test.id(''person'', 9), test.id(''person'', 8), today() - 9, today())', 8, 'I', 'nor on the day they are back');
SELECT pg_temp.after('INSERT INTO cover (id, service_id, practitioner_id, person_id, until_on) VALUES (gen_random_uuid(), test.id(''service'', 2), test.id(''person'', 9), test.id(''person'', 8), today() + 9)', 8, 'I', 'nor at another service');
SELECT pg_temp.after('INSERT INTO cover (id, service_id, practitioner_id, person_id, until_on) VALUES (gen_random_uuid(), test.id(''service'', 1), test.id(''person'', 9), test.id(''person'', 41), today() + 9)', 41, '', 'nor who is not of the service');
SELECT pg_temp.after('UPDATE referral SET state = ''accepted'', accepted_at = now() WHERE id = test.id(''referral'', 3)', 38, 'I', 'a referral that was accepted');
SELECT pg_temp.after('UPDATE referral SET state = ''declined'', ended_at = now() WHERE id = test.id(''referral'', 3)', 38, '', 'one that was declined');
SELECT pg_temp.after('UPDATE enrolment SET until_on = today() WHERE id = test.id(''enrolment'', 1)', 5, '', 'a child who left the school');
SELECT pg_temp.after('UPDATE enrolment SET school_id = test.id(''agency'', 5) WHERE id = test.id(''enrolment'', 1)', 6, '', 'or goes to another');
SELECT pg_temp.after('UPDATE send_status SET need = ''N'' WHERE id = test.id(''need'', 1)', 6, '', 'the SENCo when there are no special needs');
SELECT pg_temp.after('UPDATE send_status SET need = ''N'' WHERE id = test.id(''need'', 1)', 5, 'S', 'the designated teacher all the same');
SELECT pg_temp.after('INSERT INTO denied (id, person_id, child_id, reason) VALUES (gen_random_uuid(), test.id(''person'', 1), test.id(''child'', 1), ''court'')', 1, '', 'a denial');
SELECT pg_temp.after('DELETE FROM service_staff WHERE role = ''camhs_clinician''', 8, '', 'a role that is no longer the service''s staff');
SELECT pg_temp.after('UPDATE service SET agency_id = test.id(''agency'', 6) WHERE id = test.id(''service'', 1)', 38, 'IP', 'a service that went to another agency');
SELECT pg_temp.after('INSERT INTO role_held (id, person_id, role, agency_id) VALUES (gen_random_uuid(), test.id(''person'', 1), ''reviewing_officer'', test.id(''agency'', 1))', 1, 'A', 'a second role gains nothing by another role''s relation');

-- Many at random, with the same seed each time: 300 changes, looked at after each twentieth.
CREATE FUNCTION pg_temp.day() RETURNS date LANGUAGE sql VOLATILE RETURN today() + (random() * 80 - 40)::integer;
CREATE FUNCTION pg_temp.any_of(kind text, VARIADIC n integer[]) RETURNS uuid LANGUAGE sql VOLATILE RETURN test.id(kind, n[1 + floor(random() * cardinality(n))::integer]);
CREATE FUNCTION pg_temp.change() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    child  uuid := pg_temp.any_of('child', 1, 2, 3);
    person uuid := pg_temp.any_of('person', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 16, 31, 38, 41);
    a      date := pg_temp.day();
    b      date := CASE WHEN random() < 0.5 THEN a + (random() * 60)::integer END;
    row    uuid;
BEGIN
    CASE floor(random() * 18)::integer
        WHEN 0 THEN
            INSERT INTO allocation (id, child_id, kind, person_id, from_on, until_on)
            VALUES (gen_random_uuid(), child, (ARRAY['worker', 'nurse', 'personal_adviser', 'reviewing_officer'])[1 + floor(random() * 4)::integer], person, a, b);
        WHEN 1 THEN
            UPDATE allocation SET until_on = greatest(from_on, b) WHERE id = (SELECT id FROM allocation ORDER BY random() LIMIT 1);
        WHEN 2 THEN
            INSERT INTO involvement (id, child_id, service_id, type_of_work, practitioner_id, state, from_on, until_on)
            VALUES (gen_random_uuid(), child, pg_temp.any_of('service', 1, 2, 3, 4), 'x', CASE WHEN random() < 0.5 THEN person END,
                    CASE WHEN b IS NULL THEN 'active' ELSE 'closed' END, a, b);
        WHEN 3 THEN
            UPDATE involvement SET until_on = greatest(from_on, a), state = 'closed' WHERE id = (SELECT id FROM involvement ORDER BY random() LIMIT 1);
        WHEN 4 THEN
            INSERT INTO referral (id, child_id, service_id, urgency, state, submitted_at, referred_by)
            VALUES (gen_random_uuid(), child, pg_temp.any_of('service', 1, 2, 3, 4), 'routine', 'submitted', a, person) ON CONFLICT DO NOTHING;
        WHEN 5 THEN
            UPDATE referral SET state = 'allocated', accepted_at = submitted_at, practitioner_id = person
             WHERE id = (SELECT id FROM referral WHERE state IN ('submitted', 'accepted') ORDER BY random() LIMIT 1);
        WHEN 6 THEN
            UPDATE referral SET state = 'closed', ended_at = submitted_at + interval '20 days'
             WHERE id = (SELECT id FROM referral WHERE ended_at IS NULL ORDER BY random() LIMIT 1);
        WHEN 7 THEN
            INSERT INTO enrolment (id, child_id, school_id, from_on, until_on) VALUES (gen_random_uuid(), child, pg_temp.any_of('agency', 3, 5), a, b);
        WHEN 8 THEN
            INSERT INTO send_status (id, child_id, need, from_on, until_on) VALUES (gen_random_uuid(), child, (ARRAY['E', 'K', 'N'])[1 + floor(random() * 3)::integer], a, b);
        WHEN 9 THEN
            UPDATE role_held SET until_on = CASE WHEN random() < 0.3 THEN greatest(from_on, a) END WHERE person_id = person;
        WHEN 10 THEN
            UPDATE team_member SET until_on = greatest(from_on, CASE WHEN random() < 0.5 THEN a ELSE a + 60 END) WHERE id = (SELECT id FROM team_member ORDER BY random() LIMIT 1);
        WHEN 11 THEN
            INSERT INTO team_member (id, person_id, team_id, from_on, until_on) VALUES (gen_random_uuid(), person, pg_temp.any_of('team', 1, 2), a, coalesce(b, a + 9));
        WHEN 12 THEN
            INSERT INTO denied (id, person_id, child_id, reason, ended_at) VALUES (gen_random_uuid(), person, child, 'conflict', CASE WHEN random() < 0.7 THEN now() END);
        WHEN 13 THEN
            INSERT INTO cover (id, service_id, practitioner_id, person_id, from_on, until_on)
            SELECT gen_random_uuid(), pg_temp.any_of('service', 1, 2, 3, 4), p.away, person, a, coalesce(b, a + 9)
              FROM (SELECT practitioner_id AS away FROM involvement WHERE practitioner_id <> person ORDER BY random() LIMIT 1) p;
        WHEN 14 THEN
            UPDATE cover SET until_on = from_on + (random() * 40)::integer WHERE id = (SELECT id FROM cover ORDER BY random() LIMIT 1);
        WHEN 15 THEN
            INSERT INTO carer (id, made_by, name, kind, agency_id) VALUES (gen_random_uuid(), person, 'x', 'adopter', test.id('agency', 1));
        WHEN 16 THEN
            INSERT INTO referral (id, carer_id, service_id, subject, urgency, state, submitted_at, referred_by)
            SELECT gen_random_uuid(), c.id, pg_temp.any_of('service', 1, 2, 3, 4), 'carer', 'routine', 'submitted', a, person
              FROM carer c ORDER BY random() LIMIT 1 ON CONFLICT DO NOTHING;
        ELSE
            UPDATE denied SET ended_at = now();
    END CASE;
END $$;
SELECT setseed(0.42) \g /dev/null
CREATE FUNCTION pg_temp.changes(n integer) RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
    FOR i IN 1 .. n LOOP
        PERFORM pg_temp.change();
    END LOOP;
    RETURN pg_temp.wrong();
END $$;
SELECT test.same(pg_temp.changes(20), 0::bigint, 'after ' || 20 * g || ' changes at random') FROM generate_series(1, 15) g;
SELECT test.ok(count(*) > 50, 'which left something to compare') FROM sight;


-- Two at once: a child is allocated to a worker while somebody joins the worker's team, and neither sees the other's row before it is
-- committed.
UPDATE denied SET ended_at = now();
\setenv DB :DBNAME
\! psql -X -q -U around_owner -d "$DB" -c "BEGIN; SELECT set_config('around.person', '00000000-0000-4000-8000-000000000002', true); INSERT INTO allocation (id, child_id, kind, person_id) VALUES (gen_random_uuid(), test.id('child', 3), 'worker', test.id('person', 41)); SELECT pg_sleep(2); COMMIT" >/dev/null &
SELECT pg_sleep(0.7) \g /dev/null
INSERT INTO team_member (id, person_id, team_id, from_on) SELECT gen_random_uuid(), test.id('person', n), test.id('team', 2), today() FROM (VALUES (1), (41)) v (n)
    ON CONFLICT DO NOTHING;
SELECT pg_sleep(2) \g /dev/null
SELECT test.ok(EXISTS (SELECT FROM allocation WHERE child_id = test.id('child', 3) AND person_id = test.id('person', 41) AND from_on = today()) AND pg_temp.wrong() = 0,
               'two changes at once that meet in one relation');
