-- Children for measuring, as the owner: :children of them, of whom the first 300 are the bench worker's. Names from two lists, so
-- that a search has real neighbours; records of every type that the picture shows.
SET search_path = public;
SELECT set_config('around.person', '00000000-0000-4000-8000-000000000002', false) \g /dev/null
BEGIN;
CREATE TEMP TABLE kid AS
SELECT ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid AS id, n,
       (string_to_array(:'given', ' '))[1 + n % cardinality(string_to_array(:'given', ' '))] AS given,
       (string_to_array(:'family', ' '))[1 + (n * 7 / 3) % cardinality(string_to_array(:'family', ' '))] AS family,
       date '2012-01-01' + n % 2500 AS born
  FROM generate_series(1, :children) n;
INSERT INTO child (id, given_names, family_name, born_on, sex, local_id) SELECT id, given, family, born, 'F', 'B' || n FROM kid;
UPDATE allocation a SET until_on = today() FROM kid k WHERE a.child_id = k.id;
INSERT INTO allocation (id, child_id, kind, person_id, from_on)
SELECT gen_random_uuid(), k.id, 'worker', p.id, today() - 100 FROM kid k JOIN person p ON p.username = 'bench.worker' WHERE k.n <= 300;
INSERT INTO care_episode (id, child_id, from_on, legal_code) SELECT gen_random_uuid(), id, today() - 700, 'C2' FROM kid;
INSERT INTO legal_status (id, child_id, code, from_on) SELECT gen_random_uuid(), id, 'C2', today() - 700 FROM kid;
INSERT INTO home (id, child_id, kind, carers, from_on) SELECT gen_random_uuid(), id, 'foster', 'Ruth and Dev', today() - 600 FROM kid;
INSERT INTO words (id, child_id, said_on, text, said_how) SELECT gen_random_uuid(), id, today() - 20, repeat('I like it when we walk by the river. ', 4), 'On a walk' FROM kid;
INSERT INTO words_point (id, child_id, words_id, list, position, text)
SELECT gen_random_uuid(), w.child_id, w.id, l, 1, 'Football on Thursdays' FROM words w CROSS JOIN unnest('{going_well,matters,want_help}'::text[]) l JOIN kid k ON k.id = w.child_id;
INSERT INTO around_person (id, child_id, name, relation, grouping, closeness, tie)
SELECT gen_random_uuid(), k.id, 'Person ' || i, 'Relation ' || i, (ARRAY['family','home','health','school'])[1 + i % 4], 1 + i % 5, 'close' FROM kid k CROSS JOIN generate_series(1, 6) i;
CREATE TEMP TABLE form AS
SELECT gen_random_uuid() AS id, k.id AS child_id, (ARRAY['parent','teacher','self'])[1 + i % 3] AS informant, today() - 60 * i AS day, 8 + (k.n + i) % 20 AS total
  FROM kid k CROSS JOIN generate_series(1, 6) i;
INSERT INTO sdq (id, child_id, informant, form, completed_on, entry, total, band3_total, band4_total)
SELECT id, child_id, informant, CASE informant WHEN 'self' THEN '11-17' ELSE '4-17' END, day, 'scores', total, 'borderline', 'slightly_raised' FROM form;
INSERT INTO sdq_score (id, sdq_id, child_id, informant, emotional, conduct, hyperactivity, peer, prosocial, externalising, internalising, impact, bands3, bands4)
SELECT id, id, child_id, informant, 3, 2, 4, 2, 7, 6, 5, 1, '{"total":"borderline"}', '{"total":"slightly_raised"}' FROM form;
INSERT INTO referral (id, child_id, service_id, urgency, state, submitted_at, referred_by, accepted_at)
SELECT gen_random_uuid(), k.id, s.id, 'routine', 'accepted', now() - interval '30 days', p.id, now() - interval '20 days'
  FROM kid k CROSS JOIN (SELECT id FROM service ORDER BY code LIMIT 2) s JOIN person p ON p.username = 'bench.worker';
INSERT INTO referral_content (id, child_id, referral_id, reason) SELECT gen_random_uuid(), r.child_id, r.id, 'Cannot sleep since the move.' FROM referral r JOIN kid k ON k.id = r.child_id;
INSERT INTO referral_clock (id, child_id, referral_id, clock, n, unit, from_at, due_at)
SELECT gen_random_uuid(), r.child_id, r.id, 'seen', 8, 'weeks', r.submitted_at, r.submitted_at + interval '56 days' FROM referral r JOIN kid k ON k.id = r.child_id;
INSERT INTO involvement (id, child_id, service_id, type_of_work, state, from_on)
SELECT gen_random_uuid(), k.id, s.id, 'Direct work', 'active', today() - 90 FROM kid k CROSS JOIN (SELECT id FROM service ORDER BY code DESC LIMIT 1) s;
COMMIT;
