-- Homes outside the county: of a protected address nobody sees where, what is to be done there, or whether it is so; the steps end with the home. Plans
-- and times on the edge of care: one at a time. Views of a list: one's own.
\c - around_owner
SELECT set_config('around.person', '00000000-0000-4000-8000-000000000002', false) \g /dev/null
UPDATE home SET until_on = '2026-01-05' WHERE child_id = test.id('child', 1) AND until_on IS NULL;
INSERT INTO home (id, child_id, kind, from_on, until_on, has_address) VALUES
    (test.id('home', 81), test.id('child', 1), 'foster', '2026-01-05', '2026-02-01', false), (test.id('home', 82), test.id('child', 1), 'foster', '2026-02-01', NULL, true);
INSERT INTO home_address (id, child_id, tier, home_id, lines, is_protected) VALUES (test.id('address', 82), test.id('child', 1), 4, test.id('home', 82), 'CANARY', true);
INSERT INTO outside_county (id, child_id, tier, home_id, host_name) VALUES
    (test.id('outside', 81), test.id('child', 1), 2, test.id('home', 81), 'There'), (test.id('outside', 82), test.id('child', 1), 4, test.id('home', 82), 'CANARY');
INSERT INTO outside_step (id, child_id, tier, outside_id, code, position, what, who, due_on, state) VALUES
    (test.id('step', 81), test.id('child', 1), 2, test.id('outside', 81), 'gp', 1, 'Register', 'Nurse', '2026-01-20', 'dropped'),
    (test.id('step', 82), test.id('child', 1), 4, test.id('outside', 82), 'gp', 1, 'Register', 'Nurse', '2026-02-20', 'open');
CREATE FUNCTION test.outside() RETURNS text LANGUAGE sql AS $$
    SELECT concat_ws(' ', (SELECT count(*) FROM outside_county), (SELECT count(*) FROM outside_step),
                     (SELECT count(*) FROM due WHERE child_id = test.id('child', 1) AND link_type = 'outside_county'), json_array_length(outside_held(test.id('child', 1))))
$$;
COMMENT ON FUNCTION test.outside IS 'Moves, steps, what is due of them, held back';
GRANT EXECUTE ON FUNCTION test.outside() TO PUBLIC;

\c - around_app
BEGIN; SELECT enter(test.token(1), 'session', 'r') \g /dev/null
SELECT test.same(test.outside(), '2 2 1 0', 'the social worker sees both, and what is due');
SELECT test.touches('UPDATE outside_step SET note = ''n''', 2, 'and does the steps'); ROLLBACK;
BEGIN; SELECT enter(test.token(11), 'session', 'r') \g /dev/null
SELECT test.same(test.outside(), '2 2 1 0', 'so does the nurse');
SELECT test.touches('UPDATE outside_step SET note = ''n''', 2, 'who does steps');
SELECT test.touches('UPDATE outside_county SET host_name = ''n''', 0, 'but keeps no homes'); ROLLBACK;
BEGIN; SELECT enter(test.token(4), 'session', 'r') \g /dev/null
SELECT test.same(test.outside(), '1 1 0 1', 'the virtual school sees the one that is not protected, and that something is held back');
SELECT test.touches('UPDATE outside_step SET note = ''n''', 1, 'and does a step of that alone'); ROLLBACK;
BEGIN; SELECT enter(test.token(5), 'session', 'r') \g /dev/null
SELECT test.same(test.outside(), '1 1 0 1', 'a school sees as much');
SELECT test.touches('UPDATE outside_step SET note = ''n''', 0, 'and does none'); ROLLBACK;
BEGIN; SELECT enter(test.token(19), 'session', 'r') \g /dev/null
SELECT test.same((SELECT count(*) FROM outside_county) + (SELECT count(*) FROM outside_step), 0::bigint, 'an administrator sees none'); COMMIT;
BEGIN;
SELECT test.fails('SELECT count(*) FROM outside_county', 'P0001', 'nobody without an identity sees any'); ROLLBACK;

-- Whether the home that is held back is outside the county changes nothing of what is said.
\c - around_owner
SELECT set_config('around.person', '00000000-0000-4000-8000-000000000002', false) \g /dev/null
UPDATE home SET until_on = '2026-03-01' WHERE id = test.id('home', 82);
SELECT test.same(state, 'dropped', 'with the home its steps end') FROM outside_step WHERE id = test.id('step', 82);
SELECT test.same(count(*), 1::bigint, 'as they stood is kept') FROM version WHERE row_id = test.id('step', 82);
UPDATE home SET until_on = NULL WHERE id = test.id('home', 82);
SELECT test.same(state, 'open', 'and come again where that was a mistake') FROM outside_step WHERE id = test.id('step', 82);
SELECT test.fails('INSERT INTO outside_county (id, child_id, home_id, host_name) VALUES (gen_random_uuid(), test.id(''child'', 1), test.id(''home'', 82), ''Again'')', '23505', 'a home is outside once');
SELECT test.fails('UPDATE outside_step SET state = ''done'' WHERE id = test.id(''step'', 82)', '23514', 'what is done has a day');
SELECT test.fails('UPDATE outside_step SET state = ''not_needed'', settled_by = me() WHERE id = test.id(''step'', 82)', '23514', 'what is not needed has a reason');
SELECT test.fails('UPDATE outside_county SET host_code = ''X1'' WHERE id = test.id(''outside'', 81)', '23514', 'an area has a code of the right form');
SELECT test.fails('UPDATE outside_county SET commissioner_how = ''rule'' WHERE id = test.id(''outside'', 81)', '23514', 'how one knows a board that one does not know');
INSERT INTO protection_plan (id, child_id, category, from_on) VALUES (test.id('plan', 1), test.id('child', 1), 'NEG', '2026-01-01');
INSERT INTO edge_of_care (id, child_id, from_on) VALUES (test.id('edge', 1), test.id('child', 1), '2026-01-01');
SELECT test.fails('INSERT INTO protection_plan (id, child_id, category, from_on) VALUES (gen_random_uuid(), test.id(''child'', 1), ''PHY'', ''2026-02-01'')', '23505', 'one plan at a time');
SELECT test.fails('INSERT INTO edge_of_care (id, child_id, from_on) VALUES (gen_random_uuid(), test.id(''child'', 1), ''2026-02-01'')', '23505', 'one time on the edge at a time');
SELECT test.fails('UPDATE edge_of_care SET until_on = ''2026-02-01'' WHERE id = test.id(''edge'', 1)', '23514', 'what ended has a reason');
SELECT test.fails('UPDATE protection_plan SET category = ''XYZ'' WHERE id = test.id(''plan'', 1)', '23514', 'categories are those of the census');

\c - around_app
BEGIN; SELECT enter(test.token(8), 'session', 'r') \g /dev/null
SELECT test.same((SELECT count(*) FROM protection_plan), 1::bigint, 'a clinician who works with the child sees the plan'); COMMIT;
BEGIN; SELECT enter(test.token(5), 'session', 'r') \g /dev/null
SELECT test.same((SELECT count(*) FROM protection_plan) || ' ' || (SELECT count(*) FROM edge_of_care), '0 1', 'a school knows of the edge of care, and not of the plan'); COMMIT;

BEGIN; SELECT enter(test.token(8), 'session', 'r') \g /dev/null
INSERT INTO saved_view (id, list, name, query) VALUES (test.id('view', 8), 'waiting-list', 'Mine', 'late=true');
SELECT test.fails('INSERT INTO saved_view (id, list, name, query) VALUES (gen_random_uuid(), ''waiting-list'', ''MINE'', ''late=true'')', '23505', 'a name is there once');
SELECT test.fails('INSERT INTO saved_view (id, list, name, query) VALUES (gen_random_uuid(), ''waiting-list'', ''Other'', ''a"b'')', '23514', 'a view is a part of an address'); COMMIT;
BEGIN; SELECT enter(test.token(38), 'session', 'r') \g /dev/null
SELECT test.same((SELECT count(*) FROM saved_view), 0::bigint, 'another sees no view of mine');
SELECT test.touches('UPDATE saved_view SET name = ''Theirs''', 0, 'nor changes one');
SELECT test.touches('DELETE FROM saved_view', 0, 'nor deletes one'); ROLLBACK;
BEGIN; SELECT enter(test.token(8), 'session', 'r') \g /dev/null
SELECT test.touches('UPDATE saved_view SET name = ''Renamed''', 1, 'I rename mine');
SELECT test.same(version, 2, 'which counts as a change') FROM saved_view;
SELECT test.touches('DELETE FROM saved_view', 1, 'and delete it'); COMMIT;
