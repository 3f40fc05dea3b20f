-- What reports count, for the children of children.sql: in each kind some who have it and some who lack it, as many in the hundred however many
-- children there are. Made the same way, at once and without the triggers.
SET session_replication_role = replica;
SET SESSION AUTHORIZATION around_owner;
SELECT set_config('around.person', '00000000-0000-4000-8000-000000000002', false) \g /dev/null
CREATE TEMP TABLE kid AS SELECT id, substr(local_id, 2)::integer AS n FROM child WHERE local_id ~ '^B[0-9]+$';
ANALYZE kid;

-- A school to every 160 children or so.
INSERT INTO agency (id, kind, name) SELECT gen_random_uuid(), 'school', 'School ' || i FROM generate_series(1, (SELECT 1 + count(*)::integer / 160 FROM kid)) i;
UPDATE enrolment e SET school_id = s.id
  FROM kid k, (SELECT id, substr(name, 8)::integer AS i FROM agency WHERE name ~ '^School [0-9]+$') s
 WHERE e.child_id = k.id AND s.i = 1 + k.n % (SELECT 1 + count(*)::integer / 160 FROM kid);

-- Questionnaires of two years and a half, a few too old or with high totals; a stay elsewhere before this home.
INSERT INTO sdq (id, made_at, child_id, informant, form, completed_on, entry, total)
SELECT gen_random_uuid(), now() - d.ago * interval '1 day', k.id, d.informant, CASE d.informant WHEN 'self' THEN '11-17' ELSE '4-17' END, today() - d.ago, 'total', 4 + (k.n * 7 + d.ago) % 19
  FROM kid k CROSS JOIN LATERAL (VALUES ('parent', 20 + k.n % 450), ('parent', 480 + k.n % 400), ('teacher', 40 + k.n % 300), ('self', 60 + k.n % 200)) d (informant, ago)
 WHERE (k.n + d.ago) % 12 <> 0;
INSERT INTO home (id, made_at, child_id, kind, from_on, until_on)
SELECT gen_random_uuid(), now() - interval '600 days', id, 'residential', today() - 700, today() - 600 FROM kid WHERE n % 3 = 0;

-- Health, reviews, visits, and what is due of each: one in ten late.
INSERT INTO health_check (id, made_at, child_id, kind, state, day, is_up_to_date)
SELECT gen_random_uuid(), now() - d.ago * interval '1 day', k.id, d.kind, 'done', today() - d.ago, CASE d.kind WHEN 'immunisations' THEN k.n % 9 <> 0 END
  FROM kid k CROSS JOIN LATERAL (VALUES ('initial', 675), ('review', 30 + k.n % 400), ('dental', 25 + k.n % 420), ('immunisations', 300)) d (kind, ago);
INSERT INTO health_due (id, child_id, kind, due_on, why, source)
SELECT gen_random_uuid(), k.id, d.kind, today() - 30 + (k.n * d.i) % 300, 'Every 12 months', 'Statutory guidance'
  FROM kid k CROSS JOIN (VALUES ('review', 1), ('dental', 7)) d (kind, i);
INSERT INTO review (id, made_at, child_id, held_on)
SELECT gen_random_uuid(), now() - interval '30 days', id, today() - 30 - n % 150 FROM kid;
INSERT INTO review_record (id, made_at, child_id, review_id, mental_health, mental_health_words)
SELECT gen_random_uuid(), r.made_at, r.child_id, r.id, CASE WHEN k.n % 25 = 0 THEN 'no' ELSE 'yes' END, 'As agreed' FROM kid k JOIN review r ON r.child_id = k.id;
INSERT INTO review_due (id, child_id, due_on, why, source)
SELECT gen_random_uuid(), id, today() - 15 + n % 170, 'Six months after the last', 'Statutory guidance' FROM kid;
INSERT INTO visit (id, made_at, child_id, home_id, day, visitor, was_seen, seen_alone)
SELECT gen_random_uuid(), now() - d.ago * interval '1 day', k.id, h.id, today() - d.ago, 'Social worker', true, true
  FROM kid k JOIN home h ON h.child_id = k.id AND h.until_on IS NULL CROSS JOIN LATERAL (VALUES (5 + k.n % 40), (50 + k.n % 40), (95 + k.n % 40)) d (ago)
 WHERE k.n % 20 <> 7;
INSERT INTO visit_due (id, child_id, due_on, why, source) SELECT gen_random_uuid(), id, today() - 4 + n % 40, 'Every six weeks', 'Statutory guidance' FROM kid;
INSERT INTO task (id, child_id, tier, kind, informant, due_on, what)
SELECT gen_random_uuid(), id, 1, 'sdq_ask', 'teacher', today() - n % 60, 'Ask the school for an SDQ' FROM kid WHERE n % 12 = 0;

-- School: a PEP in each term, but for one child in ten; attendance, suspensions, plans.
INSERT INTO pep (id, made_at, child_id, term_id, state, held_on)
SELECT gen_random_uuid(), now() - interval '20 days', k.id, t.id, 'held', least(t.until_on, today()) - k.n % 30
  FROM kid k JOIN (SELECT DISTINCT ON (x.from_on) x.* FROM school_term x WHERE x.agency_id = authority_of(NULL) AND x.from_on < today() AND x.until_on > today() - 500) t ON (k.n + extract(month FROM t.from_on)) % 10 <> 0;
INSERT INTO attendance (id, made_at, child_id, from_on, to_on, possible, attended, authorised, unauthorised)
SELECT gen_random_uuid(), now() - interval '30 days', id, today() - 130, today() - 60, 100, 100 - n % 20, n % 20 - n % 3 * (n % 20 / 5), n % 3 * (n % 20 / 5) FROM kid;
INSERT INTO exclusion (id, made_at, child_id, on_day, kind, sessions, reason_code)
SELECT gen_random_uuid(), now() - interval '30 days', id, today() - n % 300, 'suspension', 4, 'DB' FROM kid WHERE n % 30 = 0;
INSERT INTO ehcp (id, made_at, child_id, requested_on, requested_by, decided_on, is_agreed, draft_on, final_on)
SELECT gen_random_uuid(), now() - interval '300 days', id, today() - 600, 'school', today() - 560, true, today() - 500, today() - 460 FROM kid WHERE n % 5 = 0;
INSERT INTO missing_episode (id, made_at, child_id, kind, started_on, ended_on, interview_refused)
SELECT gen_random_uuid(), now() - interval '10 days', k.id, 'missing', today() - i * 40 - k.n % 300, today() - i * 40 - k.n % 300 + 1, true FROM kid k CROSS JOIN generate_series(1, 2) i WHERE (k.n + i) % 15 = 0;
INSERT INTO permanence_plan (id, made_at, child_id, agreed_on, goal) SELECT gen_random_uuid(), now() - interval '400 days', id, today() - 400, 'long_term_fostering' FROM kid WHERE n % 5 <> 0;

-- Services: who waits, who was met, who was sent back, two at the same work.
CREATE TEMP TABLE made AS
SELECT gen_random_uuid() AS id, k.id AS child_id, k.n, s.id AS service_id, p.id AS person_id,
       CASE WHEN k.n % 10 = 0 THEN 'submitted' WHEN k.n % 10 = 1 THEN 'seen' ELSE 'declined' END AS state
  FROM kid k CROSS JOIN (SELECT array_agg(id ORDER BY code) AS ids FROM service) a
  JOIN service s ON s.id = a.ids[1 + k.n / 40 % cardinality(a.ids)] JOIN person p ON p.username = 'bench.worker'
 WHERE k.n % 10 < 2 OR k.n % 40 = 2;
INSERT INTO referral (id, made_at, child_id, service_id, urgency, state, submitted_at, referred_by, accepted_at, seen_at, ended_at)
SELECT id, now() - interval '50 days', child_id, service_id, 'routine', state, now() - (20 + n % 90) * interval '1 day', person_id,
       CASE WHEN state = 'seen' THEN now() - interval '15 days' END, CASE WHEN state = 'seen' THEN now() - interval '10 days' END, CASE WHEN state = 'declined' THEN now() - interval '5 days' END FROM made;
INSERT INTO referral_clock (id, child_id, referral_id, clock, n, unit, from_at, due_at)
SELECT gen_random_uuid(), child_id, id, 'decision', 4, 'weeks', now() - interval '20 days', now() + (n % 100 - 40) * interval '1 day' FROM made WHERE state = 'submitted';
INSERT INTO involvement (id, made_at, child_id, service_id, type_of_work, state, from_on)
SELECT gen_random_uuid(), now() - interval '90 days', k.id, s.id, 'Direct work', 'active', today() - 90
  FROM kid k JOIN (SELECT id, row_number() OVER (ORDER BY code) AS i FROM service) s ON s.i = 1 AND k.n % 8 = 0 OR s.i = 2 AND k.n % 80 = 0;
INSERT INTO outside_county (id, made_at, child_id, home_id, host_name)
SELECT gen_random_uuid(), now() - interval '200 days', k.id, h.id, 'Eastshire' FROM kid k JOIN home h ON h.child_id = k.id AND h.until_on IS NULL WHERE k.n % 15 = 0;
INSERT INTO outside_step (id, child_id, outside_id, code, position, what, who, due_on)
SELECT gen_random_uuid(), o.child_id, o.id, s.code, s.position, s.what, s.who, today() - 20 + s.position * 10
  FROM outside_county o JOIN kid k ON k.id = o.child_id CROSS JOIN outside_step_kind s;

-- What is kept is made by kept.sql, from nothing.
TRUNCATE child_count, month_count, count_stale, cohort_child, cohort_month, cohort_stale;
INSERT INTO child_count SELECT * FROM count_area_months();
RESET SESSION AUTHORIZATION;
VACUUM ANALYZE;
CHECKPOINT;
