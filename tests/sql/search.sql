-- At least 97 of 100 misspelt children are among the first 20 found, for somebody with 300 children in sight and for somebody who
-- oversees :children; names and mistakes are made here, the same ones each time.
SELECT set_config('around.person', '00000000-0000-4000-8000-000000000002', false) \g /dev/null
SELECT setseed(0.7) \g /dev/null
\ir ../lib/names.sql
ALTER TABLE child DISABLE TRIGGER USER;
INSERT INTO child (id, given_names, family_name, known_as, born_on, sex, local_id, nhs_number)
SELECT test.id('Search', g), (SELECT n FROM given WHERE i = 1 + abs(hashtext('a' || g)) % 126),
       (SELECT n FROM family WHERE i = 1 + abs(hashtext('b' || g)) % 1545)
       || CASE WHEN g % 20 = 0 THEN '-' || (SELECT n FROM family WHERE i = 1 + abs(hashtext('c' || g)) % 1545) ELSE '' END,
       CASE WHEN g % 10 = 0 THEN (SELECT n FROM given WHERE i = 1 + abs(hashtext('d' || g)) % 122) END,
       '2002-01-01'::date + abs(hashtext('e' || g)) % 8700, 'U', 'S' || g, lpad((abs(hashtext('f' || g)) % 10000000000)::text, 10, '0')
  FROM generate_series(1, :children) g;
ALTER TABLE child ENABLE TRIGGER USER;
INSERT INTO child_search (child_id, tier, words, sounds, born_on, local_id, nhs_number)
SELECT c.id, c.tier, array_to_string(c.w, ' '), search_sounds(c.w), c.born_on, lower(c.local_id), c.nhs_number
  FROM (SELECT k.*, search_words(k.given_names, k.family_name, k.known_as) AS w FROM child k WHERE k.local_id LIKE 'S%') c;
-- The trigger makes the same row.
CREATE TEMP TABLE before AS SELECT s.* FROM child_search s JOIN child c ON c.id = s.child_id WHERE c.local_id IN ('S10', 'S20', 'S21', 'S40');
UPDATE child SET family_name = family_name || 'x' WHERE local_id IN ('S10', 'S20', 'S21', 'S40');
UPDATE child SET family_name = left(family_name, -1) WHERE local_id IN ('S10', 'S20', 'S21', 'S40');
SELECT test.same(count(*), 0::bigint, 'the trigger keeps what a child is found by') FROM (TABLE before EXCEPT SELECT * FROM child_search) d;
INSERT INTO allocation (id, child_id, kind, person_id, from_on)
SELECT gen_random_uuid(), test.id('Search', g), 'worker', test.id('person', 41), '2025-01-01' FROM generate_series(1, :children, :children / 298) g;
ANALYZE child, child_search, sight;

\ir ../lib/mistyped.sql
CREATE TABLE test.search AS
SELECT row_number() OVER () AS n, k.kind, (c).id AS child_id, test.typed(c, k.kind) AS typed
  FROM generate_series(1, 16) k (kind)
 CROSS JOIN LATERAL (SELECT h AS c FROM child h WHERE h.local_id LIKE 'S%' AND k.kind > 0 AND length(h.given_names) > 3 AND length(h.family_name) > 3 ORDER BY random() LIMIT :each) l;
CREATE TABLE test.search_mine AS
SELECT row_number() OVER () AS n, k.kind, (c).id AS child_id, test.typed(c, k.kind) AS typed
  FROM generate_series(1, 16) k (kind)
 CROSS JOIN LATERAL (SELECT h AS c FROM child h JOIN allocation a ON a.child_id = h.id AND a.person_id = test.id('person', 41)
                      WHERE h.local_id LIKE 'S%' AND k.kind > 0 AND length(h.given_names) > 3 AND length(h.family_name) > 3 ORDER BY random() LIMIT :each) l;
GRANT SELECT ON test.search, test.search_mine TO around_app;
CREATE FUNCTION test.place(statement text, typed text, child uuid) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    answer json;
BEGIN
    EXECUTE statement INTO answer USING typed, 20, NULL::text;
    RETURN (SELECT i.place FROM json_array_elements(answer -> 'items') WITH ORDINALITY AS i (item, place) WHERE i.item ->> 'id' = child::text);
END $$;
GRANT EXECUTE ON FUNCTION test.place(text, text, uuid) TO PUBLIC;

\c - around_app
\set statement `cat "$SEARCH_STATEMENT"`
BEGIN; SELECT enter(test.token(17), 'session', 'r') \g /dev/null
SELECT test.ok(avg((place IS NOT NULL)::integer) >= 0.97, format('%s of %s misspelt children among all are within the first 20, %s first', count(place), count(*), count(*) FILTER (WHERE place = 1)))
  FROM (SELECT test.place(:'statement', typed, child_id) AS place FROM test.search) s;
COMMIT;
BEGIN; SELECT enter(test.token(41), 'session', 'r') \g /dev/null
SELECT test.ok(avg((place IS NOT NULL)::integer) >= 0.97, format('%s of %s misspelt children in sight are within the first 20, %s first', count(place), count(*), count(*) FILTER (WHERE place = 1)))
  FROM (SELECT test.place(:'statement', typed, child_id) AS place FROM test.search_mine) s;
SELECT test.ok(count(*) = 0, 'no child of somebody else is found') FROM test.search s
 WHERE NOT EXISTS (SELECT FROM sight k WHERE k.child_id = s.child_id) AND test.place(:'statement', typed, child_id) IS NOT NULL AND s.kind IN (9, 14);
COMMIT;

-- Identifiers, and exact ones first.
\c - around_owner
SELECT set_config('around.person', '00000000-0000-4000-8000-000000000002', false) \g /dev/null
UPDATE child SET nhs_number = '9434765919', upn = 'B801200005001' WHERE id = test.id('child', 1);
SELECT given_names || ' ' || family_name AS name, to_char(born_on, 'FMDD FMMonth YYYY') AS day, local_id, id AS one FROM child WHERE local_id = 'S7' \gset
\c - around_app
BEGIN; SELECT enter(test.token(17), 'session', 'r') \g /dev/null
SELECT test.same(test.place(:'statement', typed, test.id('child', 1)), 1::bigint, 'found by ' || typed)
  FROM unnest('{9434765919,"943 476 5919",943-476-5919,B801200005001,b801200005001,W1,Maya Hart,maya hart,"Hart, Maya",HART MAYA 1/3/2014,Maya 2014-03-01}'::text[]) typed;
SELECT test.same(test.place(:'statement', :'name' || ' ' || :'day', :'one'), 1::bigint, 'found by name and day in words');
SELECT test.same(test.place(:'statement', :'local_id', :'one'), 1::bigint, 'found by local number');
SELECT test.ok(test.place(:'statement', typed, test.id('child', 1)) IS NULL, 'nothing is found by ' || typed)
  FROM unnest('{%,_,"''; DROP TABLE child; --","\\",99/99/9999,"31/02/2014","0","(","Qqqq Zzzz"}'::text[]) typed;
COMMIT;
BEGIN; SELECT enter(test.token(21), 'session', 'r') \g /dev/null
SELECT test.ok(test.place(:'statement', 'Maya Hart', test.id('child', 1)) IS NULL AND NOT EXISTS (SELECT FROM child_find('Maya Hart', 20)), 'a system administrator finds nobody'); COMMIT;
