-- A treatment plan straight at the tables: what it says, and what it said, is for its agency's own and for those with whom it is shared; a draft is its
-- agency's; nobody says of another that they have read it; an action is closed by the agency whose it is.
\c - around_owner
SELECT set_config('around.person', '00000000-0000-4000-8000-000000000002', false) \g /dev/null
INSERT INTO plan (id, child_id, kind, agency_id, title, state, agreed_on, review_on) VALUES
    (test.id('plan', 1), test.id('child', 1), 'treatment', test.id('agency', 2), 'Plan', 'current', '2026-01-05', '2026-04-05'),
    (test.id('plan', 2), test.id('child', 1), 'treatment', test.id('agency', 2), 'Draft', 'draft', '2026-01-05', '2026-04-05');
INSERT INTO plan_content (id, child_id, tier, plan_id, kind, agency_id, formulation) VALUES
    (test.id('content', 91), test.id('child', 1), 3, test.id('plan', 1), 'treatment', test.id('agency', 2), 'CANARYold'),
    (test.id('content', 92), test.id('child', 1), 3, test.id('plan', 2), 'treatment', test.id('agency', 2), 'CANARYdraft');
UPDATE plan_content SET formulation = 'CANARY' WHERE plan_id = test.id('plan', 1); -- so that there is old content
UPDATE plan SET title = 'Draft again' WHERE id = test.id('plan', 2);
INSERT INTO plan_share (id, child_id, plan_id, kind, agency_id, role) VALUES (test.id('share', 1), test.id('child', 1), test.id('plan', 1), 'treatment', test.id('agency', 2), 'care_nurse');
INSERT INTO action (id, child_id, what, agency_id, due_on) VALUES (test.id('action', 1), test.id('child', 1), 'Do it', test.id('agency', 2), '2026-02-01');
CREATE FUNCTION test.plans() RETURNS text LANGUAGE sql AS $$
    SELECT concat_ws(' ', (SELECT count(*) FROM plan), (SELECT count(*) FROM plan_content), (SELECT count(*) FROM version WHERE table_name = 'plan_content'),
                     (SELECT count(*) FROM version WHERE table_name = 'plan'))
$$;
COMMENT ON FUNCTION test.plans IS 'Plans, what they say, what they said, old plans';
GRANT EXECUTE ON FUNCTION test.plans() TO PUBLIC;

\c - around_app
BEGIN; SELECT enter(test.token(8), 'session', 'r') \g /dev/null
SELECT test.same(test.plans(), '2 2 1 1', 'the clinician sees the plan, the draft, and what they said');
SELECT test.touches('UPDATE plan SET title = ''n''', 2, 'and changes both'); ROLLBACK;
BEGIN; SELECT enter(test.token(1), 'session', 'r') \g /dev/null
SELECT test.same(test.plans(), '1 0 0 0', 'the social worker, with whom it is not shared, sees that there is one');
SELECT test.touches('UPDATE plan SET title = ''n''', 0, 'and changes nothing');
SELECT test.fails(format('INSERT INTO plan_share (id, child_id, plan_id, kind, agency_id, role) VALUES (gen_random_uuid(), %L, %L, ''treatment'', %L, ''social_worker'')',
                         test.id('child', 1), test.id('plan', 1), test.id('agency', 2)), '42501', 'nor shares it with themselves'); ROLLBACK;
BEGIN; SELECT enter(test.token(1), 'session', 'r') \g /dev/null
SELECT test.fails(format('INSERT INTO plan_read (id, child_id, plan_id, kind, agency_id, share_id, edition) VALUES (gen_random_uuid(), %L, %L, ''treatment'', %L, %L, 1)',
                         test.id('child', 1), test.id('plan', 1), test.id('agency', 2), test.id('share', 1)), '42501', 'nor says in the nurse''s stead that it was read'); ROLLBACK;
BEGIN; SELECT enter(test.token(11), 'session', 'r') \g /dev/null
SELECT test.same(test.plans(), '1 1 1 0', 'the nurse, with whom it is shared, reads what it says and said');
SELECT test.touches(format('INSERT INTO plan_read (id, child_id, plan_id, kind, agency_id, share_id, edition) VALUES (gen_random_uuid(), %L, %L, ''treatment'', %L, %L, 1)',
                           test.id('child', 1), test.id('plan', 1), test.id('agency', 2), test.id('share', 1)), 1, 'and says that it was read'); ROLLBACK;
BEGIN; SELECT enter(test.token(11), 'session', 'r') \g /dev/null
SELECT test.touches('UPDATE action SET state = ''done'', settled_by = (SELECT me()), settled_on = today()', 0, 'and does not close the action of CAMHS'); ROLLBACK;
BEGIN; SELECT enter(test.token(8), 'session', 'r') \g /dev/null
SELECT test.touches('UPDATE action SET state = ''done'', settled_by = (SELECT me()), settled_on = today()', 1, 'which CAMHS does'); ROLLBACK;
BEGIN; SELECT enter(test.token(5), 'session', 'r') \g /dev/null
SELECT test.same(test.plans(), '0 0 0 0', 'a school knows of none'); COMMIT;
BEGIN;
SELECT test.fails('SELECT count(*) FROM plan_content', 'P0001', 'nobody without an identity sees any'); ROLLBACK;
