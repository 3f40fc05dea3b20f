-- Children for measuring: :children of them, the first :whole with all that a picture shows. Every child is some worker's; every :step-th
-- is bench.worker's. Names are as often as in life: a few family names are many children's, most are few children's.
-- As the superuser, without the triggers: what they keep is written here at once, from the same definitions.
\ir ../names.sql
GRANT SELECT ON given, family TO PUBLIC;
SET session_replication_role = replica;
SET SESSION AUTHORIZATION around_owner;
SELECT set_config('around.person', '00000000-0000-4000-8000-000000000002', false), setseed(0.3) \g /dev/null

CREATE TEMP TABLE kid AS
SELECT ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid AS id, n, 1 + n % :step AS worker,
       1 + floor((SELECT count(*) FROM given) * random())::integer AS given,
       1 + floor((SELECT count(*) FROM family) * power(random(), 1.5))::integer AS family,
       today() - 4400 - floor(random() * 700)::integer AS born_on
  FROM generate_series(1, :children) n;
INSERT INTO child (id, given_names, family_name, born_on, sex, local_id)
SELECT k.id, g.n, f.n, k.born_on, 'U', 'B' || k.n FROM kid k JOIN given g ON g.i = k.given JOIN family f ON f.i = k.family ORDER BY k.n;

-- As many workers as there are 300 children; the first is bench.worker.
CREATE TEMP TABLE worker AS
SELECT g AS n, coalesce(p.id, gen_random_uuid()) AS id, p.id IS NULL AS is_new, a.id AS agency_id
  FROM generate_series(1, :step) g LEFT JOIN person p ON g = 1 AND p.username = 'bench.worker'
  JOIN agency a ON a.id = (SELECT agency_id FROM person WHERE username = 'bench.worker');
INSERT INTO person (id, username, name, agency_id) SELECT id, 'bench.worker.' || n, 'Worker ' || n, agency_id FROM worker WHERE is_new;
INSERT INTO role_held (id, person_id, role, agency_id, from_on)
SELECT gen_random_uuid(), id, 'social_worker', agency_id, today() - 1000 FROM worker WHERE is_new;

-- What every child has.
INSERT INTO allocation (id, child_id, kind, person_id, from_on)
SELECT gen_random_uuid(), k.id, 'worker', w.id, today() - 100 FROM kid k JOIN worker w ON w.n = k.worker;
INSERT INTO care_episode (id, child_id, from_on, legal_code) SELECT gen_random_uuid(), id, today() - 700, 'C2' FROM kid;
INSERT INTO legal_status (id, child_id, code, from_on) SELECT gen_random_uuid(), id, 'C2', today() - 700 FROM kid;
INSERT INTO home (id, child_id, kind, carers, from_on) SELECT gen_random_uuid(), id, 'foster', 'Ruth and Dev', today() - 600 FROM kid;
INSERT INTO enrolment (id, child_id, school_id, from_on, year_group)
SELECT gen_random_uuid(), k.id, s.ids[1 + k.n % cardinality(s.ids)], today() - 400, 'Year 8'
  FROM kid k CROSS JOIN (SELECT array_agg(id ORDER BY name) AS ids FROM agency WHERE kind = 'school') s;
INSERT INTO task (id, child_id, tier, kind, informant, due_on, what)
SELECT gen_random_uuid(), id, 1, 'sdq_due', 'parent', today() + n % 300, 'Next SDQ from the carer' FROM kid;

-- What a picture shows beside.
DELETE FROM kid WHERE n > :whole;
INSERT INTO words (id, child_id, said_on, text, said_how, said_with)
SELECT gen_random_uuid(), id, today() - 20, repeat('I like it when we walk by the river. ', 4), 'On a walk', 'Ruth' FROM kid;
INSERT INTO words_point (id, child_id, words_id, list, position, text)
SELECT gen_random_uuid(), w.child_id, w.id, l, 1, 'Football on Thursdays'
  FROM words w CROSS JOIN unnest('{going_well,matters,want_help}'::text[]) l JOIN kid k ON k.id = w.child_id;
INSERT INTO around_person (id, child_id, name, relation, grouping, closeness, tie)
SELECT gen_random_uuid(), k.id, 'Person ' || i, 'Relation ' || i, (ARRAY['family', 'home', 'health', 'school'])[1 + i % 4], 1 + i % 5, 'close'
  FROM kid k CROSS JOIN generate_series(1, 6) i;
INSERT INTO send_status (id, child_id, need, from_on) SELECT gen_random_uuid(), id, 'K', today() - 300 FROM kid;
INSERT INTO alert (id, child_id, kind, level, text) SELECT gen_random_uuid(), id, 'allergy', 'warning', 'Peanuts' FROM kid;
CREATE TEMP TABLE form AS
SELECT gen_random_uuid() AS id, k.id AS child_id, (ARRAY['parent', 'teacher', 'self'])[1 + i % 3] AS informant, today() - 60 * i AS day,
       8 + (k.n + i) % 20 AS total
  FROM kid k CROSS JOIN generate_series(1, 6) i;
INSERT INTO sdq (id, child_id, informant, form, completed_on, entry, total, band3_total, band4_total)
SELECT id, child_id, informant, CASE informant WHEN 'self' THEN '11-17' ELSE '4-17' END, day, 'scores', total, 'borderline', 'slightly_raised' FROM form;
INSERT INTO sdq_score (id, sdq_id, child_id, informant, emotional, conduct, hyperactivity, peer, prosocial, externalising, internalising, impact, bands3, bands4)
SELECT f.id, f.id, f.child_id, f.informant, 3, 2, 4, 2, 7, 6, 5, 1, b.three, b.four
  FROM form f CROSS JOIN (SELECT json_object_agg(s, 'borderline') AS three, json_object_agg(s, 'slightly_raised') AS four
                            FROM unnest('{emotional,conduct,hyperactivity,peer,prosocial,total,externalising,internalising,impact}'::text[]) s) b;
CREATE TEMP TABLE made AS
SELECT gen_random_uuid() AS id, k.id AS child_id, s.id AS service_id FROM kid k CROSS JOIN (SELECT id FROM service ORDER BY code LIMIT 2) s;
INSERT INTO referral (id, child_id, service_id, urgency, state, submitted_at, referred_by, accepted_at)
SELECT m.id, m.child_id, m.service_id, 'routine', 'accepted', now() - interval '30 days', p.id, now() - interval '20 days'
  FROM made m JOIN person p ON p.username = 'bench.worker';
INSERT INTO referral_content (id, child_id, referral_id, reason) SELECT gen_random_uuid(), child_id, id, 'Cannot sleep since the move.' FROM made;
INSERT INTO referral_clock (id, child_id, referral_id, clock, n, unit, from_at, due_at)
SELECT gen_random_uuid(), child_id, id, 'seen', 8, 'weeks', now() - interval '30 days', now() + interval '26 days' FROM made;
INSERT INTO involvement (id, child_id, service_id, type_of_work, state, from_on)
SELECT gen_random_uuid(), k.id, s.id, 'Direct work', 'active', today() - 90 FROM kid k CROSS JOIN (SELECT id FROM service ORDER BY code DESC LIMIT 1) s;

-- What the triggers keep; their index of letters is faster made than grown.
SELECT pg_get_indexdef('child_search_words'::regclass) AS index_of_words \gset
DROP INDEX child_search_words;
INSERT INTO child_search (child_id, tier, words, sounds, born_on, local_id)
SELECT c.id, c.tier, array_to_string(c.w, ' '), search_sounds(c.w), c.born_on, lower(c.local_id)
  FROM (SELECT h.*, search_words(h.given_names, h.family_name, h.known_as) AS w FROM child h WHERE h.local_id LIKE 'B%') c;
:index_of_words;
INSERT INTO sight SELECT * FROM sight_definition ON CONFLICT DO NOTHING;
RESET SESSION AUTHORIZATION;
VACUUM ANALYZE;
CHECKPOINT;
