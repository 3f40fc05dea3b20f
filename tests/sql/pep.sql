-- Personal education plans in the database itself: one a term, what belongs together, who writes and who signs off, what a closed one asks for; terms
-- are the virtual school's; the clocks of the first one and of a term.
\c - around_owner
SELECT set_config('around.person', '00000000-0000-4000-8000-000000000002', false) \g /dev/null
INSERT INTO school_term (id, agency_id, name, from_on, until_on)
SELECT test.id('term', v.n), a.id, v.name, v.f::date, v.u::date
  FROM (SELECT id FROM agency WHERE kind = 'council' ORDER BY name LIMIT 1) a, (VALUES (1, 'Spring', '2026-01-05', '2026-04-01'), (2, 'Summer', '2026-04-20', '2026-07-21')) v (n, name, f, u);
INSERT INTO pep (id, child_id, term_id, state, held_on) VALUES
    (test.id('pep', 1), test.id('child', 1), test.id('term', 1), 'held', '2026-02-10'), (test.id('pep', 2), test.id('child', 1), test.id('term', 2), 'draft', NULL);
SELECT test.fails('INSERT INTO pep (id, child_id, term_id) VALUES (gen_random_uuid(), test.id(''child'', 1), test.id(''term'', 1))', '23505', 'one PEP a term');
SELECT test.fails('UPDATE pep SET state = ''held'' WHERE id = test.id(''pep'', 2)', '23514', 'one that was held has a day');
SELECT test.fails('UPDATE pep SET sessions_possible = 10 WHERE id = test.id(''pep'', 2)', '23514', 'sessions are counted both ways');
SELECT test.fails('UPDATE pep SET sessions_possible = 10, sessions_attended = 11 WHERE id = test.id(''pep'', 2)', '23514', 'nobody is there more often than there was school');
SELECT test.fails('UPDATE pep SET attendance_percent = 101 WHERE id = test.id(''pep'', 2)', '23514', 'attendance is at most all of it');
SELECT test.fails('UPDATE pep SET reduced_hours = 10 WHERE id = test.id(''pep'', 2)', '23514', 'a reduced timetable ends');
SELECT test.fails('INSERT INTO school_term (id, agency_id, name, from_on, until_on) SELECT gen_random_uuid(), agency_id, ''Odd'', ''2026-09-02'', ''2026-09-01'' FROM school_term LIMIT 1', '23514', 'a term does not end before it begins');
SELECT test.same(string_agg(concat_ws(' ', d.since, x.term, x.is_first, x.start_by, x.due_on), ', ' ORDER BY d.since),
                 '2025-06-01 Summer f 2026-07-07, 2026-04-02 Summer t 2026-04-20 2026-05-05, 2026-04-30 Summer t 2026-05-15 2026-06-01',
                 'the first one is due by its own clock, each after that before the term ends')
  FROM (VALUES ('2025-06-01'::date), ('2026-04-02'), ('2026-04-30'), ('2026-07-10'), (NULL)) d (since) CROSS JOIN LATERAL pep_asks(d.since, '2014-01-01', '2026-05-01', NULL) x;
SELECT test.same(count(*), 0::bigint, 'none of a child who is too young or too old, or whose day of birth nobody knows')
  FROM (VALUES ('2024-01-01'::date), ('2007-01-01'), (NULL)) d (born) CROSS JOIN LATERAL pep_asks('2025-06-01', d.born, '2026-05-01', NULL) x;

\c - around_app
BEGIN; SELECT enter(test.token(5), 'session', 'r') \g /dev/null
SELECT test.same((SELECT count(*) FROM pep), 2::bigint, 'a designated teacher sees those of the school''s children');
SELECT test.touches('UPDATE pep SET view = ''Said''', 2, 'and writes them');
SELECT test.fails('UPDATE pep SET state = ''closed'', quality = ''good'', closed_by = me(), closed_at = now() WHERE id = test.id(''pep'', 1)', 'P0001', 'and signs none off');
SELECT test.fails('INSERT INTO school_term (id, agency_id, name, from_on, until_on) SELECT gen_random_uuid(), agency_id, ''Mine'', ''2027-01-01'', ''2027-02-01'' FROM school_term LIMIT 1', '42501', 'and keeps no terms'); ROLLBACK;
BEGIN; SELECT enter(test.token(17), 'session', 'r') \g /dev/null
SELECT test.same((SELECT count(*) FROM pep), 2::bigint, 'the mental health lead sees them');
SELECT test.touches('UPDATE pep SET view = ''Said''', 0, 'and writes none'); ROLLBACK;
BEGIN; SELECT enter(test.token(19), 'session', 'r') \g /dev/null
SELECT test.same((SELECT count(*) FROM pep), 0::bigint, 'an administrator of a service sees none'); COMMIT;
BEGIN;
SELECT test.fails('SELECT count(*) FROM pep', 'P0001', 'nobody without an identity sees any'); ROLLBACK;
BEGIN; SELECT enter(test.token(4), 'session', 'r') \g /dev/null
SELECT test.touches('UPDATE pep SET state = ''closed'', quality = ''good'', closed_by = me(), closed_at = now() WHERE id = test.id(''pep'', 1)', 1, 'the virtual school signs off');
SELECT test.fails('UPDATE pep SET view = ''Other'' WHERE id = test.id(''pep'', 1)', 'P0001', 'what is signed off changes with a reason');
SELECT test.touches('UPDATE pep SET view = ''Other'', change_reason = ''Wrong'' WHERE id = test.id(''pep'', 1)', 1, 'and so it does');
SELECT test.touches('UPDATE school_term SET name = ''Spring 2026'' WHERE id = test.id(''term'', 1)', 1, 'and it keeps the terms'); COMMIT;
BEGIN; SELECT enter(test.token(5), 'session', 'r') \g /dev/null
SELECT test.fails('UPDATE pep SET quality = ''some_work'', change_reason = ''Mine'' WHERE id = test.id(''pep'', 1)', 'P0001', 'who wrote it does not change what was rated'); ROLLBACK;
