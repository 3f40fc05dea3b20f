-- At least 97 of 100 misspelt children are among the first 20 found, for somebody with 300 children in sight and for somebody who
-- oversees :children; names and mistakes are made here, the same ones each time.
SELECT set_config('around.person', '00000000-0000-4000-8000-000000000002', false) \g /dev/null
SELECT setseed(0.7) \g /dev/null
CREATE TEMP TABLE given AS SELECT n, row_number() OVER () AS i FROM unnest(string_to_array('Oliver George Harry Noah Jack Leo Arthur Muhammad Oscar Charlie Jacob Thomas Henry William Alfie Archie Joshua Freddie Theo Isaac James Alexander Edward Lucas Max Ethan Logan Teddy Mohammed Benjamin Reuben Finley Sebastian Adam Daniel Dylan Jayden Kai Callum Tyler Olivia Amelia Isla Ava Mia Ivy Lily Isabella Rosie Sophia Grace Freya Willow Florence Emily Ella Poppy Evie Elsie Charlotte Evelyn Sienna Sofia Daisy Phoebe Sophie Alice Harper Matilda Ruby Emilia Maya Millie Isabelle Eva Luna Jessica Ada Aria Arabella Maisie Esme Eliza Penelope Bonnie Chloe Mila Violet Hallie Scarlett Layla Imogen Zara Thea Aisha Fatima Siobhan Niamh Caitlin Zoë Kacper Zuzanna Oluwaseun Chidera Tomasz Agnieszka Xavier Yusuf Ibrahim Amina Khadija Rhys Cerys Angharad Dafydd Saoirse Cillian Aoife Jean-Paul Anne-Marie Lily-Mae Tommy-Lee', ' ')) n;
CREATE TEMP TABLE family AS SELECT n, row_number() OVER () AS i FROM (
    SELECT unnest(string_to_array('Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans Walker White Roberts Green Hall Wood Jackson Clarke Khan Hussain Begum Ahmed Kowalski Nowak Singh Kaur O''Brien O''Neill McDonald MacLeod Fitzgerald Okafor Adeyemi Mensah Nguyen Cooper Phillips Stephenson Thomson Tomlinson Catherwood Featherstone', ' ')) AS n
    UNION ALL SELECT a || b FROM unnest(string_to_array('Ash Bark Birch Brad Brook Burn Carl Chal Clay Cole Crab Dal Dar Den Dun East El Fair Farn Garn Gold Hal Hart Hath Hazel Holl Kel King Lang Lind Mal Marsh Mel New Nor Oak Pem Quin Rad Red Rush Sel Shef Sil Stan Sut Thorn Wal Wen Whit', ' ')) a,
        unnest(string_to_array('bury by combe croft dale den field ford gate ham hurst land leigh ley low man mere more ridge shaw stead stock stone ton wall way well wick wood worth', ' ')) b) f;
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

-- One mistake in a word of four letters and more.
CREATE FUNCTION test.mistyped(w text, kind integer) RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    p integer := 2 + floor(random() * (length(w) - 2))::integer;
    l text := substr('abcdefghijklmnopqrstuvwxyz', 1 + floor(random() * 26)::integer, 1);
BEGIN
    RETURN CASE kind
        WHEN 1 THEN overlay(w PLACING l FROM p FOR 1)
        WHEN 2 THEN overlay(w PLACING '' FROM p FOR 1)
        WHEN 3 THEN overlay(w PLACING l FROM p FOR 0)
        WHEN 4 THEN overlay(w PLACING reverse(substr(w, p, 2)) FROM p FOR 2) END;
END $$;
CREATE FUNCTION test.misheard(w text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    x text := lower(w);
    r text[];
BEGIN
    FOREACH r SLICE 1 IN ARRAY '{{ph,f},{th,f},{ck,k},{ch,sh},{qu,kw},{ou,u},{ea,ee},{ie,ee},{ei,ay},{y,ie},{c,k},{z,s},{oa,o},{wh,w},{ll,l},{tt,t},{ss,s},{mm,m},{ey,y},{er,a}}'::text[][] LOOP
        IF strpos(x, r[1]) > 0 THEN
            RETURN regexp_replace(x, r[1], r[2]);
        END IF;
    END LOOP;
    RETURN x || 'e';
END $$;
CREATE FUNCTION test.wrong_day(d date, kind integer) RETURNS text LANGUAGE sql IMMUTABLE
RETURN CASE kind % 4 WHEN 0 THEN to_char(d + interval '1 year', 'DD/MM/YYYY') WHEN 1 THEN to_char(d, 'MM/DD/YYYY')
            WHEN 2 THEN (1 + (extract(day FROM d)::integer + 6) % 28) || to_char(d, '/MM/YYYY')
            ELSE to_char(d, 'DD/') || lpad((1 + (extract(month FROM d)::integer + 4) % 12)::text, 2, '0') || to_char(d, '/YYYY') END;
-- What somebody types who looks for this child.
CREATE FUNCTION test.typed(c child, kind integer) RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    g text := c.given_names;
    f text := c.family_name;
BEGIN
    RETURN CASE
        WHEN kind BETWEEN 1 AND 4 THEN g || ' ' || test.mistyped(f, kind)
        WHEN kind BETWEEN 5 AND 6 THEN test.mistyped(g, kind - 4) || ' ' || f
        WHEN kind = 7 THEN test.mistyped(g, 1) || ' ' || test.mistyped(f, 2)
        WHEN kind = 8 THEN test.misheard(g) || ' ' || test.misheard(f)
        WHEN kind = 9 THEN f || ' ' || g
        WHEN kind = 10 THEN test.mistyped(f, 4) || ' ' || g
        WHEN kind = 11 THEN g || ' ' || split_part(f, '-', 1 + (f LIKE '%-%')::integer)
        WHEN kind = 12 THEN coalesce(c.known_as, g) || ' ' || test.mistyped(f, 1)
        WHEN kind = 13 THEN replace(replace(g, '-', ' '), 'ë', 'e') || ' ' || replace(replace(f, '-', ' '), '''', ' ')
        WHEN kind = 14 THEN g || ' ' || f || ' ' || test.wrong_day(c.born_on, length(f))
        WHEN kind = 15 THEN test.misheard(f) || ' ' || to_char(c.born_on, 'DD/MM/YYYY')
        ELSE test.mistyped(f, 3) || ', ' || g || ' ' || test.wrong_day(c.born_on, length(g)) END;
END $$;
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
