-- The numbers of a service's report, over nothing but what the application may do: person 19 keeps service 1 and is of it, 8 is its clinician, 17 oversees
-- the area, 20 is an analyst.
\c - around_app
BEGIN; SELECT enter(test.token(19), 'session', 'r') \g /dev/null
SELECT test.same((SELECT sum(n) FROM activity_count('open', test.id('service', 1), today() - 30, today(), '{work}')), 1::numeric, 'an administrator has the numbers of their own service');
SELECT test.same((SELECT string_agg(array_to_string(words, ','), ' ') FROM activity_count('open', test.id('service', 1), today() - 30, today(), '{work,sex,locality}')), 'Other work,Female,North',
                 'in words of the service''s own: what was typed of a child is other work');
SELECT test.fails('SELECT * FROM ' || f, 'forbidden', 'and not those of another: ' || f)
  FROM unnest(ARRAY['activity_count(''received'', test.id(''service'', 2), today() - 30, today(), ''{home}'')', 'activity_count(''open'', test.id(''service'', 2), today() - 30, today(), ''{home}'')',
                    'activity_count(''waiting'', test.id(''service'', 2), today(), today(), ''{what}'')', 'activity_waits(test.id(''service'', 2), today() - 30, today())']) f;
SELECT test.fails('SELECT * FROM activity_count(''received'', test.id(''service'', 1), today() - 30, today(), ' || quote_literal(b) || ')', 'bad_body', 'counted by nothing, by all, by what there is not: ' || b)
  FROM unnest('{"{}","{month,home,age,sex}","{id}","{child}","{home,NULL}"}'::text[]) b;
SELECT test.fails('SELECT * FROM activity_count(''open'', test.id(''service'', 1), today() - 30, today(), ''{began}'')', 'bad_body', 'no day of a case');
SELECT test.fails('SELECT * FROM activity_count(''waiting'', test.id(''service'', 1), today(), today(), ''{what,child}'')', 'bad_body', 'nor who waits');
SELECT test.fails('SELECT * FROM activity_count(' || quote_literal(w) || ', test.id(''service'', 2), today() - 30, today(), ' || quote_literal(b) || ')', 'forbidden', 'of another service no ' || w)
  FROM (VALUES ('minutes', '{month}'), ('unnamed', '{team}')) v (w, b);
SELECT test.fails('SELECT * FROM activity_count(' || quote_literal(w) || ', test.id(''service'', 1), today() - 30, today(), ' || quote_literal(b) || ')', 'bad_body', 'not counted: ' || w || ' by ' || b)
  FROM (VALUES ('minutes', '{practitioner}'), ('minutes', '{month,day}'), ('unnamed', '{topic}'), ('unnamed', '{}'), ('everything', '{month}'), ('received', '{kind}')) v (w, b);
SELECT test.fails('SELECT * FROM activity_' || f || '(test.id(''service'', 1), today() - 30, today())', '42501', 'no row by itself: ' || f) FROM unnest('{met,unnamed}'::text[]) f;
SELECT test.fails('SELECT * FROM activity_referral(test.id(''service'', 1), today() - 30, today())', '42501', 'a case by itself is not there');
SELECT test.fails('SELECT * FROM activity_place(test.id(''child'', 1), today())', '42501', 'nor where a child lives'); ROLLBACK;

BEGIN; SELECT enter(test.token(8), 'session', 'r') \g /dev/null
SELECT test.same((SELECT sum(n) FROM activity_count('open', test.id('service', 1), today() - 30, today(), '{work}')), 1::numeric, 'a clinician has those of their own service');
SELECT test.fails('SELECT * FROM activity_waits(test.id(''service'', 2), today() - 30, today())', 'forbidden', 'and no other''s'); ROLLBACK;
BEGIN; SELECT enter(test.token(38), 'session', 'r') \g /dev/null
SELECT test.fails('SELECT * FROM activity_waits(test.id(''service'', 1), today() - 30, today())', 'forbidden', 'the same role at another agency'); ROLLBACK;
BEGIN; SELECT enter(test.token(17), 'session', 'r') \g /dev/null
SELECT test.same((SELECT sum(n) FROM activity_count('open', test.id('service', s), today() - 30, today(), '{work}')), 1::numeric, 'whoever oversees the area has them of all') FROM unnest('{1,2,4}'::integer[]) s; ROLLBACK;
BEGIN; SELECT enter(test.token(1), 'session', 'r') \g /dev/null
SELECT test.fails('SELECT * FROM activity_waits(test.id(''service'', 1), today() - 30, today())', 'forbidden', 'a social worker has none'); ROLLBACK;
BEGIN; SELECT enter(test.token(20), 'session', 'r') \g /dev/null
SELECT test.fails('SELECT * FROM activity_waits(test.id(''service'', 1), today() - 30, today())', 'forbidden', 'nor an analyst'); ROLLBACK;
BEGIN; SELECT enter(test.token(21), 'session', 'r') \g /dev/null
SELECT test.fails('SELECT * FROM activity_waits(test.id(''service'', 1), today() - 30, today())', 'forbidden', 'nor whoever runs the system'); ROLLBACK;
BEGIN; SELECT enter(test.token(22), 'key', 'r') \g /dev/null
SELECT test.fails('SELECT * FROM activity_waits(test.id(''service'', 1), today() - 30, today())', 'forbidden', 'nor a key'); ROLLBACK;
