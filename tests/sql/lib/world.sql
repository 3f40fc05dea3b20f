-- A small council: one person in each role (the number is role.no), a second social worker (31) and a clinician elsewhere (38), three
-- services, two schools. Children: 1 has everything, 2 is of another team, 3 of nobody.
BEGIN;
SELECT set_config('around.person', '00000000-0000-4000-8000-000000000002', true);
INSERT INTO agency (id, kind, name) VALUES
    (test.id('agency', 1), 'council', 'Council'), (test.id('agency', 2), 'camhs', 'CAMHS'), (test.id('agency', 3), 'school', 'Elm School'),
    (test.id('agency', 4), 'psychology', 'Psychology'), (test.id('agency', 5), 'school', 'Oak School'), (test.id('agency', 6), 'camhs', 'CAMHS elsewhere'),
    (test.id('agency', 7), 'youth_justice', 'Youth justice');
CREATE TEMP TABLE who AS
SELECT r.no::integer AS n, r.name AS role, CASE WHEN r.name IN ('camhs_clinician', 'clinical_psychologist', 'service_admin') THEN 2
           WHEN r.name IN ('designated_teacher', 'senco') THEN 3 WHEN r.name = 'educational_psychologist' THEN 4
           WHEN r.name = 'youth_justice_worker' THEN 7 ELSE 1 END AS agency
  FROM role r
UNION ALL VALUES (31, 'social_worker', 1), (38, 'camhs_clinician', 6), (41, 'social_worker', 1);
INSERT INTO person (id, username, name, agency_id, is_service)
SELECT test.id('person', n), 'person' || n, role || ' ' || n, test.id('agency', agency), role = 'machine_key' FROM who;
INSERT INTO role_held (id, person_id, role, agency_id, from_on)
SELECT test.id('role', n), test.id('person', n), role, test.id('agency', agency), '2020-01-01' FROM who;
INSERT INTO session (id, token_hash, person_id, network, second_factor_at)
SELECT test.id('session', n), test.token(n), test.id('person', n), 'unix', now() FROM who WHERE role <> 'machine_key';
INSERT INTO api_key (id, token_hash, person_id, agency_id, name, scopes, expires_at, approved_at, approved_by)
SELECT test.id('key', 22), test.token(22), test.id('person', 22), test.id('agency', 1), 'Case system', '{child:read,sdq:write,referral:write}',
       now() + interval '1 day', now(), test.id('person', 18);
INSERT INTO team (id, agency_id, name) VALUES (test.id('team', 1), test.id('agency', 1), 'North'), (test.id('team', 2), test.id('agency', 1), 'South');
INSERT INTO team_member (id, person_id, team_id, is_manager, from_on) VALUES
    (test.id('member', 1), test.id('person', 1), test.id('team', 1), false, '2020-01-01'),
    (test.id('member', 2), test.id('person', 2), test.id('team', 1), true, '2020-01-01'),
    (test.id('member', 31), test.id('person', 31), test.id('team', 1), false, '2020-01-01'),
    (test.id('member', 41), test.id('person', 41), test.id('team', 2), false, '2020-01-01');
INSERT INTO service (id, code, agency_id, name, about, from_age, to_age) VALUES
    (test.id('service', 1), 'core_camhs', test.id('agency', 2), 'Core CAMHS', 'About', 0, 18),
    (test.id('service', 2), 'psychology', test.id('agency', 4), 'Psychology', 'About', 0, 25),
    (test.id('service', 3), 'elsewhere', test.id('agency', 6), 'Elsewhere', 'About', 0, 18),
    (test.id('service', 4), 'youth_justice', test.id('agency', 7), 'Youth justice', 'About', 10, 18);
INSERT INTO service_staff (service_id, role) VALUES
    (test.id('service', 1), 'camhs_clinician'), (test.id('service', 1), 'clinical_psychologist'), (test.id('service', 1), 'service_admin'),
    (test.id('service', 2), 'educational_psychologist'), (test.id('service', 3), 'camhs_clinician'), (test.id('service', 4), 'youth_justice_worker');
INSERT INTO service_referrer (service_id, role) VALUES
    (test.id('service', 1), 'social_worker'), (test.id('service', 1), 'team_manager'), (test.id('service', 2), 'designated_teacher');
INSERT INTO service_clock (service_id, urgency, clock, n, unit, text) VALUES
    (test.id('service', 1), 'routine', 'seen', 8, 'weeks', 'seen within 8 weeks'), (test.id('service', 1), 'urgent', 'offer', 24, 'hours', 'offered within 24 hours');

INSERT INTO service_link (id, service_id, school_id, practitioner_id) VALUES (test.id('link', 2), test.id('service', 2), test.id('agency', 3), test.id('person', 7));

INSERT INTO child (id, given_names, family_name, born_on, sex, local_id) VALUES
    (test.id('child', 1), 'Maya', 'Hart', '2014-03-01', 'F', 'W1'), (test.id('child', 2), 'Leo', 'Marsh', '2012-07-09', 'M', 'W2'),
    (test.id('child', 3), 'Nobody', 'Knows', '2013-01-31', 'U', 'W3');
INSERT INTO allocation (id, child_id, kind, person_id, from_on) VALUES
    (test.id('allocation', 1), test.id('child', 1), 'worker', test.id('person', 1), '2024-05-01'),
    (test.id('allocation', 3), test.id('child', 1), 'reviewing_officer', test.id('person', 3), '2024-05-01'),
    (test.id('allocation', 4), test.id('child', 1), 'virtual_school', test.id('person', 4), '2024-05-01'),
    (test.id('allocation', 11), test.id('child', 1), 'nurse', test.id('person', 11), '2024-05-01'),
    (test.id('allocation', 12), test.id('child', 1), 'nurse', test.id('person', 12), '2024-05-01'),
    (test.id('allocation', 14), test.id('child', 1), 'carers_worker', test.id('person', 14), '2024-05-01'),
    (test.id('allocation', 15), test.id('child', 1), 'carers_worker', test.id('person', 15), '2024-05-01'),
    (test.id('allocation', 16), test.id('child', 1), 'personal_adviser', test.id('person', 16), '2024-05-01'),
    (test.id('allocation', 41), test.id('child', 2), 'worker', test.id('person', 41), '2024-05-01');
INSERT INTO enrolment (id, child_id, school_id, from_on, year_group) VALUES (test.id('enrolment', 1), test.id('child', 1), test.id('agency', 3), '2024-09-01', 'Year 7');
INSERT INTO send_status (id, child_id, need, from_on) VALUES (test.id('need', 1), test.id('child', 1), 'K', '2025-09-01');
INSERT INTO involvement (id, child_id, service_id, type_of_work, practitioner_id, state, from_on) VALUES
    (test.id('involvement', 1), test.id('child', 1), test.id('service', 1), 'Direct work', test.id('person', 9), 'active', '2025-01-01'),
    (test.id('involvement', 2), test.id('child', 1), test.id('service', 2), 'Consultation', NULL, 'active', '2025-01-01'),
    (test.id('involvement', 4), test.id('child', 1), test.id('service', 4), 'Programme', NULL, 'active', '2025-01-01');
INSERT INTO legal_status (id, child_id, code, from_on) VALUES (test.id('legal', 1), test.id('child', 1), 'C2', '2024-05-01');
INSERT INTO care_episode (id, child_id, from_on, legal_code) VALUES (test.id('care', 1), test.id('child', 1), '2024-05-01', 'C2');
INSERT INTO review (id, child_id, held_on) VALUES (test.id('review', 1), test.id('child', 1), '2024-05-28');
INSERT INTO home (id, child_id, kind, carers, from_on, has_address) VALUES
    (test.id('home', 1), test.id('child', 1), 'foster', 'CANARYhome', '2025-01-01', true), (test.id('home', 2), test.id('child', 2), 'foster', 'CANARYtwo', '2025-01-01', true);
INSERT INTO home_address (id, child_id, home_id, lines, is_protected, tier) VALUES
    (test.id('x', 1), test.id('child', 1), test.id('home', 1), 'CANARYaddress', true, 4), (test.id('x', 2), test.id('child', 2), test.id('home', 2), 'CANARYtwo', false, 2);
INSERT INTO words (id, child_id, said_on, text) VALUES (test.id('words', 1), test.id('child', 1), '2026-01-01', 'CANARYwords');
INSERT INTO words_point (id, child_id, words_id, list, position, text) VALUES (test.id('point', 1), test.id('child', 1), test.id('words', 1), 'matters', 1, 'CANARYpoint');
INSERT INTO around_person (id, child_id, name, relation, grouping) VALUES (test.id('around', 1), test.id('child', 1), 'CANARYgran', 'Gran', 'family');
INSERT INTO alert (id, child_id, kind, level, text) VALUES (test.id('!', 1), test.id('child', 1), 'allergy', 'warning', 'CANARYalert');
INSERT INTO sdq (id, child_id, informant, form, completed_on, entry, total) VALUES
    (test.id('q', 1), test.id('child', 1), 'parent', '4-17', '2026-01-01', 'answers', 18), (test.id('q', 2), test.id('child', 1), 'teacher', '4-17', '2026-01-02', 'answers', 12);
INSERT INTO sdq_score (id, sdq_id, child_id, informant, emotional, bands3, bands4) VALUES
    (test.id('q', 1), test.id('q', 1), test.id('child', 1), 'parent', 5, '{}', '{}'), (test.id('q', 2), test.id('q', 2), test.id('child', 1), 'teacher', 4, '{}', '{}');
INSERT INTO sdq_answer (id, sdq_id, child_id, informant, answers) VALUES
    (test.id('q', 1), test.id('q', 1), test.id('child', 1), 'parent', array_fill(1::smallint, '{25}')), (test.id('q', 2), test.id('q', 2), test.id('child', 1), 'teacher', array_fill(0::smallint, '{25}'));
INSERT INTO task (id, child_id, kind, what, due_on) VALUES (test.id('task', 1), test.id('child', 1), 'action', 'CANARYtask', today() + 9);
INSERT INTO task (id, child_id, kind, what, due_on, tier) VALUES (test.id('task', 2), test.id('child', 1), 'sdq_due', 'Next SDQ', today() + 90, 1);
INSERT INTO referral (id, child_id, service_id, urgency, state, submitted_at, referred_by, accepted_at) VALUES
    (test.id('referral', 1), test.id('child', 1), test.id('service', 1), 'routine', 'accepted', '2026-10-01', test.id('person', 1), '2026-10-05'),
    (test.id('referral', 3), test.id('child', 1), test.id('service', 3), 'routine', 'submitted', '2026-11-01', test.id('person', 1), NULL);
INSERT INTO referral_content (id, child_id, referral_id, reason) VALUES
    (test.id('content', 1), test.id('child', 1), test.id('referral', 1), 'CANARYreason'), (test.id('content', 3), test.id('child', 1), test.id('referral', 3), 'CANARYelsewhere');
INSERT INTO referral_clock (id, child_id, referral_id, clock, n, unit, from_at, due_at) VALUES
    (test.id('clock', 1), test.id('child', 1), test.id('referral', 1), 'seen', 8, 'weeks', '2026-10-01', '2026-11-26');
INSERT INTO referral_event (id, child_id, referral_id, kind, to_state) VALUES (test.id('event', 1), test.id('child', 1), test.id('referral', 1), 'move', 'submitted');
INSERT INTO referral_reason (id, child_id, event_id, reason) VALUES (test.id('because', 1), test.id('child', 1), test.id('event', 1), 'CANARYbecause');
INSERT INTO sdq_none (id, child_id, return_year, code) VALUES (test.id('none', 1), test.id('child', 1), 2025, 'SDQ2');
INSERT INTO match_task (id, child_id, other_id, why) VALUES (test.id('match', 1), test.id('child', 1), test.id('child', 2), 'CANARYmatch');
COMMIT;
