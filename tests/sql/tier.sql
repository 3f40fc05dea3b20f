-- What each role sees of one child who has an entry in every table, by the relation it has: permissions.md section 4, read by hand.
\c - around_app
BEGIN; SELECT enter(test.token(1), 'session', 'r') \g /dev/null
\ir lib/seen.sql
SELECT test.same(:'seen'::text, 'child around alert allocation8 care legal review school send home address words point sdq2 score2 answer2 none task2 referral2 clock event content2 because involvement3 search', 'social worker, allocated'); COMMIT;
BEGIN; SELECT enter(test.token(2), 'session', 'r') \g /dev/null
\ir lib/seen.sql
SELECT test.same(:'seen'::text, 'child around alert allocation8 care legal review school send home address words point sdq2 score2 answer2 none task2 referral2 clock event content2 because involvement3 match search two nobody', 'team manager: the team''s child and oversight'); COMMIT;
BEGIN; SELECT enter(test.token(3), 'session', 'r') \g /dev/null
\ir lib/seen.sql
SELECT test.same(:'seen'::text, 'child around alert allocation8 care legal review school send home address words point sdq2 score2 answer2 none task2 referral2 clock event content2 because involvement3 search', 'reviewing officer, allocated'); COMMIT;
BEGIN; SELECT enter(test.token(4), 'session', 'r') \g /dev/null
\ir lib/seen.sql
SELECT test.same(:'seen'::text, 'child around alert allocation8 care legal review school send home words point sdq2 none task2 referral2 clock event content2 because involvement3 search two nobody', 'virtual school: bands, no scores, no protected address'); COMMIT;
BEGIN; SELECT enter(test.token(5), 'session', 'r') \g /dev/null
\ir lib/seen.sql
SELECT test.same(:'seen'::text, 'child around alert allocation8 care legal review school send home words point sdq2 score answer none task2 referral2 clock event content2 because involvement3 search', 'designated teacher: the answers of the school''s own form'); COMMIT;
BEGIN; SELECT enter(test.token(6), 'session', 'r') \g /dev/null
\ir lib/seen.sql
SELECT test.same(:'seen'::text, 'child around alert allocation8 care legal review school send home words point sdq2 score answer none task2 referral2 clock event content2 because involvement3 search', 'SENCo of a child with special educational needs'); COMMIT;
BEGIN; SELECT enter(test.token(7), 'session', 'r') \g /dev/null
\ir lib/seen.sql
SELECT test.same(:'seen'::text, 'child around alert allocation8 care legal review school send home words point sdq2 score2 answer2 none task2 referral2 clock event involvement3 search', 'educational psychologist, involved: why only of own referrals'); COMMIT;
BEGIN; SELECT enter(test.token(8), 'session', 'r') \g /dev/null
\ir lib/seen.sql
SELECT test.same(:'seen'::text, 'child around alert allocation8 care legal review school send home words point sdq2 score2 answer2 none task2 referral2 clock event content because involvement3 search', 'CAMHS clinician, involved: why of the own service''s referral'); COMMIT;
BEGIN; SELECT enter(test.token(9), 'session', 'r') \g /dev/null
\ir lib/seen.sql
SELECT test.same(:'seen'::text, 'child around alert allocation8 care legal review school send home address words point sdq2 score2 answer2 none task2 referral2 clock event involvement3 search', 'CAMHS social worker, named practitioner: the protected address too'); COMMIT;
BEGIN; SELECT enter(test.token(10), 'session', 'r') \g /dev/null
\ir lib/seen.sql
SELECT test.same(:'seen'::text, 'child around alert allocation8 care legal review school send home words point sdq2 score2 answer2 none task2 referral2 clock event content because involvement3 search', 'clinical psychologist, involved'); COMMIT;
BEGIN; SELECT enter(test.token(11), 'session', 'r') \g /dev/null
\ir lib/seen.sql
SELECT test.same(:'seen'::text, 'child around alert allocation8 care legal review school send home address words point sdq2 score2 answer2 none task2 referral2 clock event content2 because involvement3 search', 'care nurse, allocated'); COMMIT;
BEGIN; SELECT enter(test.token(12), 'session', 'r') \g /dev/null
\ir lib/seen.sql
SELECT test.same(:'seen'::text, 'child around alert allocation8 care legal review school send home address words point sdq2 score2 answer2 none task2 referral2 clock event content2 because involvement3 search', 'wellbeing practitioner, allocated'); COMMIT;
BEGIN; SELECT enter(test.token(13), 'session', 'r') \g /dev/null
\ir lib/seen.sql
SELECT test.same(:'seen'::text, 'child around alert allocation8 care legal review school send home words point sdq2 none task2 involvement3 search', 'youth justice worker, involved: no answers, no referrals'); COMMIT;
BEGIN; SELECT enter(test.token(14), 'session', 'r') \g /dev/null
\ir lib/seen.sql
SELECT test.same(:'seen'::text, 'child around alert allocation8 care legal review school send home words point sdq2 score2 answer2 none task2 referral2 clock event content2 because involvement3 search', 'fostering worker: nothing of tier 4'); COMMIT;
BEGIN; SELECT enter(test.token(15), 'session', 'r') \g /dev/null
\ir lib/seen.sql
SELECT test.same(:'seen'::text, 'child around alert allocation8 care legal review school send home words point sdq2 score2 answer2 none task2 referral2 clock event content2 because involvement3 search', 'adoption worker: nothing of tier 4'); COMMIT;
BEGIN; SELECT enter(test.token(16), 'session', 'r') \g /dev/null
\ir lib/seen.sql
SELECT test.same(:'seen'::text, 'child around alert allocation8 care legal review school send home address words point sdq2 score2 answer2 none task2 referral2 clock event content2 because involvement3 search', 'personal adviser, as the social worker'); COMMIT;
BEGIN; SELECT enter(test.token(17), 'session', 'r') \g /dev/null
\ir lib/seen.sql
SELECT test.same(:'seen'::text, 'child around alert allocation8 care legal review school send home words point sdq2 score2 answer2 none task2 referral2 clock event content2 because involvement3 search two nobody', 'mental health lead with a fresh code'); COMMIT;
BEGIN; SELECT enter(test.token(18), 'session', 'r') \g /dev/null
\ir lib/seen.sql
SELECT test.same(:'seen'::text, 'child around alert allocation8 care legal review school send home address words point sdq2 score2 answer2 none task2 referral2 clock event content2 because involvement3 match search two nobody', 'information governance with a fresh code'); COMMIT;
BEGIN; SELECT enter(test.token(19), 'session', 'r') \g /dev/null
\ir lib/seen.sql
SELECT test.same(:'seen'::text, 'child around alert allocation8 care legal school send task referral2 clock event involvement3 search', 'service administrator: dates and states, no content'); COMMIT;
BEGIN; SELECT enter(test.token(20), 'session', 'r') \g /dev/null
\ir lib/seen.sql
SELECT test.same(:'seen'::text, '', 'analyst: no case'); COMMIT;
BEGIN; SELECT enter(test.token(21), 'session', 'r') \g /dev/null
\ir lib/seen.sql
SELECT test.same(:'seen'::text, '', 'system administrator: no case'); COMMIT;
BEGIN; SELECT enter(test.token(22), 'key', 'r') \g /dev/null
\ir lib/seen.sql
SELECT test.same(:'seen'::text, 'child search two nobody', 'machine key: what its scopes are for, and nothing that its rules alone need'); COMMIT;
BEGIN; SELECT enter(test.token(31), 'session', 'r') \g /dev/null
\ir lib/seen.sql
SELECT test.same(:'seen'::text, 'child around alert allocation8 care legal review school send home address words point sdq2 none task2 referral2 clock event content2 because involvement3 search', 'social worker of the team: no answers'); COMMIT;
BEGIN; SELECT enter(test.token(38), 'session', 'r') \g /dev/null
\ir lib/seen.sql
SELECT test.same(:'seen'::text, 'child around alert allocation8 care legal review school send home sdq2 score2 answer2 none task2 referral2 clock event content involvement3 search', 'clinician with a referral to decide: that referral''s content'); COMMIT;
BEGIN; SELECT enter(test.token(41), 'session', 'r') \g /dev/null
\ir lib/seen.sql
SELECT test.same(:'seen'::text, 'two', 'social worker of another team: their own child alone'); COMMIT;

-- Without a fresh code, what is starred is not there.
\c - around_owner
UPDATE session SET second_factor_at = now() - interval '6 minutes' WHERE person_id IN (test.id('person', 17), test.id('person', 18));
\c - around_app
BEGIN; SELECT enter(test.token(17), 'session', 'r') \g /dev/null
SELECT test.same(count(*), 0::bigint, 'mental health lead without a fresh code: no answers') FROM sdq_score;
SELECT test.same(count(*), 2::bigint, 'mental health lead without a fresh code: totals') FROM sdq; COMMIT;
BEGIN; SELECT enter(test.token(18), 'session', 'r') \g /dev/null
SELECT test.same(count(*), 0::bigint, 'information governance without a fresh code: nothing') FROM child; COMMIT;
\c - around_owner
UPDATE session SET second_factor_at = now() WHERE person_id IN (test.id('person', 17), test.id('person', 18));

-- A denial wins over every relation and over oversight; it ends when it is lifted.
SELECT set_config('around.person', '00000000-0000-4000-8000-000000000002', false) \g /dev/null
INSERT INTO denied (id, person_id, child_id, reason) SELECT test.id('denied', n), test.id('person', n), test.id('child', 1), 'conflict' FROM (VALUES (1), (2), (17)) v (n);
\c - around_app
BEGIN; SELECT enter(test.token(1), 'session', 'r') \g /dev/null
\ir lib/seen.sql
SELECT test.same(:'seen'::text, '', 'a denied social worker sees nothing'); COMMIT;
BEGIN; SELECT enter(test.token(17), 'session', 'r') \g /dev/null
\ir lib/seen.sql
SELECT test.same(:'seen'::text, 'two nobody', 'a denied overseer sees the others alone');
SELECT test.same(count(*), 0::bigint, 'nor finds the child') FROM child_find('Maya Hart', 20); COMMIT;
\c - around_owner
SELECT set_config('around.person', '00000000-0000-4000-8000-000000000002', false) \g /dev/null
UPDATE denied SET ended_at = now();
\c - around_app
BEGIN; SELECT enter(test.token(1), 'session', 'r') \g /dev/null
SELECT test.same(count(*), 1::bigint, 'a denial that was lifted no longer holds') FROM child; COMMIT;

-- An entry that was raised above a role's ceiling is not there for it.
\c - around_owner
SELECT set_config('around.person', '00000000-0000-4000-8000-000000000002', false) \g /dev/null
UPDATE words SET tier = 4; UPDATE alert SET tier = 5;
\c - around_app
BEGIN; SELECT enter(test.token(1), 'session', 'r') \g /dev/null
SELECT test.same((SELECT count(*) FROM words) + (SELECT count(*) FROM alert), 0::bigint, 'raised entries are hidden'); COMMIT;
\c - around_owner
SELECT set_config('around.person', '00000000-0000-4000-8000-000000000002', false) \g /dev/null
UPDATE words SET tier = 2; UPDATE alert SET tier = 1;
