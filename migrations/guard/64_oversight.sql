-- ---------------------------------------------------------------------------------------------- oversight (0080)

-- What was decided about a need. Nobody changes it: they decide anew.
SELECT guard('need_decision', 'need');

-- The children over whom I have oversight: those in care, and those whose work somebody leads; of the area, or of those to whom I stand so.
CREATE OR REPLACE VIEW overseen WITH (security_invoker = true) AS
SELECT c.id AS child_id, c.made_at
  FROM child c
 WHERE c.died_on IS NULL
   AND ((SELECT oversees('oversight', 'view')) >= 2
        OR c.id IN (SELECT s.child_id FROM sight s
                     WHERE s.from_on <= today() AND s.until_on > today() AND (SELECT k.tiers FROM ceiling k WHERE k.record = 'oversight')[s.kind] >= 2))
   AND (EXISTS (SELECT FROM allocation a WHERE a.child_id = c.id AND a.kind IN ('worker', 'personal_adviser') AND a.from_on <= today() AND (a.until_on IS NULL OR a.until_on > today()))
        OR EXISTS (SELECT FROM care_episode e WHERE e.child_id = c.id AND e.from_on <= today() AND (e.until_on IS NULL OR e.until_on > today())));
COMMENT ON VIEW overseen IS 'The children whom I oversee: in care, or with somebody who leads the work with them';
COMMENT ON COLUMN overseen.child_id IS 'The child';
COMMENT ON COLUMN overseen.made_at IS 'Since when the child is here';

-- What says that a child needs help with their mental health, as it stands: of each kind the newest alone, so that a better one takes it back.
CREATE OR REPLACE VIEW need_shown WITH (security_invoker = true) AS
SELECT q.child_id, 'sdq' AS kind, q.on_day, q.made_at,
       'SDQ total ' || q.total || CASE q.informant WHEN 'parent' THEN ' from the carer' WHEN 'teacher' THEN ' from school' ELSE ' from the young person' END AS what,
       'sdq' AS link_type, q.id AS link_id
  FROM (SELECT DISTINCT ON (x.child_id, x.informant) x.child_id, x.informant, x.total, x.made_at, x.id, coalesce(x.completed_on, make_date(x.return_year, 3, 31)) AS on_day
          FROM sdq x
         WHERE x.total IS NOT NULL AND (SELECT s.value FROM setting s WHERE s.name = 'sdq_follow_up_informants') ~ x.informant
         ORDER BY x.child_id, x.informant, coalesce(x.completed_on, make_date(x.return_year, 3, 31)) DESC, x.made_at DESC) q
 WHERE q.on_day > today() - 731 AND q.total >= (SELECT s.value::integer FROM setting s WHERE s.name = 'sdq_follow_up_total')
UNION ALL
SELECT r.child_id, 'review', r.held_on, r.made_at, 'The review said that mental health needs are not met', 'review', r.review_id
  FROM (SELECT DISTINCT ON (x.child_id) x.child_id, v.held_on, x.made_at, x.mental_health, x.review_id
          FROM review_record x JOIN review v ON v.id = x.review_id
         WHERE x.mental_health <> 'not_known'
         ORDER BY x.child_id, v.held_on DESC, x.made_at DESC) r
 WHERE r.mental_health = 'no'
UNION ALL
SELECT p.child_id, 'pep', p.held_on, p.made_at, 'The PEP decided that help is needed', 'pep', p.id
  FROM (SELECT DISTINCT ON (x.child_id) x.child_id, x.held_on, x.made_at, x.help_needed, x.id
          FROM pep x
         WHERE x.state <> 'draft' AND x.help_needed IS NOT NULL
         ORDER BY x.child_id, x.held_on DESC, x.made_at DESC) p
 WHERE p.help_needed
UNION ALL
SELECT m.child_id, 'measure', m.completed_on, m.made_at, m.name || ' asks for an assessment', 'measure', m.id
  FROM (SELECT DISTINCT ON (x.child_id, d.code, x.informant) x.child_id, x.completed_on, x.made_at, x.id, d.name
          FROM task t JOIN measure x ON x.id = t.about_id AND x.child_id = t.child_id JOIN measure_definition d ON d.id = x.definition_id
         WHERE t.kind = 'assessment' -- open, or said of the newest of its kind
           AND (t.state = 'open' OR t.state = 'done' AND NOT EXISTS (SELECT FROM measure n JOIN measure_definition e ON e.id = n.definition_id
                                                                      WHERE n.child_id = x.child_id AND e.code = d.code AND n.informant = x.informant AND n.completed_on > x.completed_on))
         ORDER BY x.child_id, d.code, x.informant, x.completed_on DESC, x.made_at DESC) m;
COMMENT ON VIEW need_shown IS 'What says that a child needs help with their mental health, as it stands and as far as I see it';
COMMENT ON COLUMN need_shown.child_id IS 'The child';
COMMENT ON COLUMN need_shown.kind IS 'sdq: a total that opens a follow-up, of the last two years; review: needs not met; pep: it decided so; measure: asks for an assessment';
COMMENT ON COLUMN need_shown.on_day IS 'The day of it';
COMMENT ON COLUMN need_shown.made_at IS 'When it was recorded';
COMMENT ON COLUMN need_shown.what IS 'In words';
COMMENT ON COLUMN need_shown.link_type IS 'Type of the record';
COMMENT ON COLUMN need_shown.link_id IS 'The record';

-- Services for mental health: whose staff are CAMHS, psychologists or wellbeing practitioners.
CREATE OR REPLACE VIEW mental_health_service WITH (security_invoker = true) AS
SELECT DISTINCT k.service_id FROM service_staff k
 WHERE k.role IN ('camhs_clinician', 'camhs_social_worker', 'clinical_psychologist', 'educational_psychologist', 'wellbeing_practitioner');
COMMENT ON VIEW mental_health_service IS 'Services whose referral or work answers a mental health need';
COMMENT ON COLUMN mental_health_service.service_id IS 'The service';

-- The needs of those whom I oversee for which nothing is in place. In place is an open referral, or one that the service took on since and has closed;
-- work that is under way, or began since; or a decision that was made since.
CREATE OR REPLACE VIEW need_open WITH (security_invoker = true) AS
WITH shown AS MATERIALIZED (
    SELECT n.* FROM overseen o CROSS JOIN LATERAL (SELECT x.* FROM need_shown x WHERE x.child_id = o.child_id OFFSET 0) n -- of one child after the other, by index
), referred AS MATERIALIZED (
    SELECT r.child_id, CASE WHEN r.state = 'closed' THEN london(r.submitted_at) ELSE date 'infinity' END AS until_on
      FROM referral r
     WHERE r.child_id IN (SELECT s.child_id FROM shown s) AND r.subject = 'child' AND r.service_id IN (SELECT h.service_id FROM mental_health_service h)
       AND r.state IN ('asked', 'submitted', 'accepted', 'allocated', 'seen', 'closed') AND (r.state <> 'closed' OR r.accepted_at IS NOT NULL)
), worked AS MATERIALIZED (
    SELECT i.child_id, CASE WHEN i.until_on IS NULL THEN date 'infinity' ELSE i.from_on END AS until_on
      FROM involvement i
     WHERE i.child_id IN (SELECT s.child_id FROM shown s) AND i.service_id IN (SELECT h.service_id FROM mental_health_service h)
), decided AS MATERIALIZED (
    SELECT d.child_id, d.decided_on, d.made_at
      FROM need_decision d LEFT JOIN action a ON a.id = d.action_id
     WHERE d.child_id IN (SELECT s.child_id FROM shown s)
       AND (d.outcome = 'nothing_needed' OR a.state = 'done' OR a.state = 'open' AND a.due_on >= today())
)
SELECT s.child_id, s.kind, s.on_day, s.what, s.link_type, s.link_id, s.on_day + (SELECT x.value::integer FROM setting x WHERE x.name = 'need_days') AS due_on
  FROM shown s
 WHERE NOT EXISTS (SELECT FROM referred r WHERE r.child_id = s.child_id AND r.until_on >= s.on_day)
   AND NOT EXISTS (SELECT FROM worked w WHERE w.child_id = s.child_id AND w.until_on >= s.on_day)
   AND NOT EXISTS (SELECT FROM decided d WHERE d.child_id = s.child_id AND d.decided_on >= s.on_day AND d.made_at >= s.made_at);
COMMENT ON VIEW need_open IS 'Needs of the children whom I oversee for which nothing is in place';
COMMENT ON COLUMN need_open.child_id IS 'The child';
COMMENT ON COLUMN need_open.kind IS 'As in need_shown';
COMMENT ON COLUMN need_open.on_day IS 'The day of what shows it';
COMMENT ON COLUMN need_open.what IS 'In words';
COMMENT ON COLUMN need_open.link_type IS 'Type of the record that shows it';
COMMENT ON COLUMN need_open.link_id IS 'That record';
COMMENT ON COLUMN need_open.due_on IS 'The last day on which something is in place in time';

-- Clocks that have run out: of referrals, SDQs, health, PEPs, reviews, visits.
CREATE OR REPLACE VIEW clock_over WITH (security_invoker = true) AS
SELECT d.child_id, d.due_on, d.what, d.who, d.kind, d.link_type, d.link_id,
       CASE d.link_type WHEN 'task' THEN 'sdq' WHEN 'peps' THEN 'pep' ELSE d.link_type END AS about
  FROM overseen o
 CROSS JOIN LATERAL (SELECT x.* FROM due x
                      WHERE x.child_id = o.child_id AND x.due_on < today()
                        AND (x.link_type IN ('referral', 'pep', 'peps', 'health', 'review', 'visit') OR x.link_type = 'task' AND x.kind LIKE 'sdq%') OFFSET 0) d;
COMMENT ON VIEW clock_over IS 'What is late of the children whom I oversee, of what law or an agreement gives a time';
COMMENT ON COLUMN clock_over.child_id IS 'The child';
COMMENT ON COLUMN clock_over.due_on IS 'The last day in time';
COMMENT ON COLUMN clock_over.what IS 'In words';
COMMENT ON COLUMN clock_over.who IS 'Who has to do it, where that is known';
COMMENT ON COLUMN clock_over.kind IS 'Its kind, as in view due';
COMMENT ON COLUMN clock_over.link_type IS 'Type of the record to open';
COMMENT ON COLUMN clock_over.link_id IS 'That record';
COMMENT ON COLUMN clock_over.about IS 'referral, sdq, health, pep, review, visit';

-- When somebody wrote something about a child, what is written most often first. What the service itself opens, tasks and days that fall due, is nobody's writing.
CREATE OR REPLACE VIEW written WITH (security_invoker = true) AS
          SELECT child_id, made_at FROM visit
UNION ALL SELECT child_id, made_at FROM contact
UNION ALL SELECT child_id, made_at FROM words
UNION ALL SELECT child_id, made_at FROM sdq
UNION ALL SELECT child_id, made_at FROM health_check
UNION ALL SELECT child_id, made_at FROM referral_event
UNION ALL SELECT child_id, made_at FROM pep
UNION ALL SELECT child_id, made_at FROM action
UNION ALL SELECT child_id, made_at FROM review
UNION ALL SELECT child_id, made_at FROM involvement
UNION ALL SELECT child_id, made_at FROM plan
UNION ALL SELECT child_id, made_at FROM plan_edition
UNION ALL SELECT child_id, made_at FROM plan_rating
UNION ALL SELECT child_id, made_at FROM words_asked
UNION ALL SELECT child_id, made_at FROM preference
UNION ALL SELECT child_id, made_at FROM measure
UNION ALL SELECT child_id, made_at FROM graduated_step
UNION ALL SELECT child_id, made_at FROM review_plan
UNION ALL SELECT child_id, made_at FROM review_record
UNION ALL SELECT child_id, made_at FROM document
UNION ALL SELECT child_id, made_at FROM alert
UNION ALL SELECT child_id, made_at FROM consent
UNION ALL SELECT child_id, made_at FROM thrive
UNION ALL SELECT child_id, made_at FROM planning
UNION ALL SELECT child_id, made_at FROM home
UNION ALL SELECT child_id, made_at FROM allocation
UNION ALL SELECT child_id, made_at FROM missing_episode
UNION ALL SELECT child_id, made_at FROM permanence_plan
UNION ALL SELECT child_id, made_at FROM pathway_plan
UNION ALL SELECT child_id, made_at FROM pathway_review
UNION ALL SELECT child_id, made_at FROM leaver_contact
UNION ALL SELECT child_id, made_at FROM adoption
UNION ALL SELECT child_id, made_at FROM exclusion
UNION ALL SELECT child_id, made_at FROM reduced_timetable
UNION ALL SELECT child_id, made_at FROM speech_language
UNION ALL SELECT child_id, made_at FROM education_result
UNION ALL SELECT child_id, made_at FROM youth_justice_outcome
UNION ALL SELECT child_id, made_at FROM police_call_out_child
UNION ALL SELECT child_id, made_at FROM need_decision
UNION ALL SELECT child_id, sent_at FROM form_link WHERE sent_at IS NOT NULL;
COMMENT ON VIEW written IS 'When somebody wrote something about a child, as far as I see that there is something';
COMMENT ON COLUMN written.child_id IS 'The child';
COMMENT ON COLUMN written.made_at IS 'When';

-- Of one child after the other, and no further than the first thing that is found.
CREATE OR REPLACE VIEW silent WITH (security_invoker = true) AS
SELECT o.child_id, o.made_at
  FROM overseen o
  LEFT JOIN LATERAL (SELECT true AS is_there FROM written w
                      WHERE w.child_id = o.child_id AND w.made_at >= (SELECT now() - s.value::integer * interval '1 day' FROM setting s WHERE s.name = 'silent_days') LIMIT 1) w ON true
 WHERE w.is_there IS NULL AND o.made_at < (SELECT now() - s.value::integer * interval '1 day' FROM setting s WHERE s.name = 'silent_days');
COMMENT ON VIEW silent IS 'The children whom I oversee and about whom nobody has written anything that I see for as long as the setting says';
COMMENT ON COLUMN silent.child_id IS 'The child';
COMMENT ON COLUMN silent.made_at IS 'Since when the child is here';

-- What was asked for or referred and is not answered: nobody has met the child yet, or nobody has said whether they may see.
CREATE OR REPLACE VIEW loop_open WITH (security_invoker = true) AS
SELECT r.child_id, london(coalesce(r.asked_at, r.submitted_at)) AS since_on, s.name AS what,
       CASE r.state WHEN 'asked' THEN 'asked' WHEN 'submitted' THEN 'sent' WHEN 'accepted' THEN 'accepted' ELSE 'allocated' END AS stands, 'referral' AS link_type, r.id AS link_id
  FROM referral r JOIN service s ON s.id = r.service_id
 WHERE r.child_id IN (SELECT o.child_id FROM overseen o) AND r.state IN ('asked', 'submitted', 'accepted', 'allocated')
UNION ALL
SELECT t.child_id, london(t.made_at), t.what, 'unanswered', 'task', t.id
  FROM task t
 WHERE t.child_id IN (SELECT o.child_id FROM overseen o) AND t.kind = 'share_ask' AND t.state = 'open';
COMMENT ON VIEW loop_open IS 'What was asked for or referred of a child whom I oversee and is not answered';
COMMENT ON COLUMN loop_open.child_id IS 'The child';
COMMENT ON COLUMN loop_open.since_on IS 'When it was asked for or referred first';
COMMENT ON COLUMN loop_open.what IS 'The service, or what was asked';
COMMENT ON COLUMN loop_open.stands IS 'asked, sent, accepted, allocated; unanswered: whether something may be shown';
COMMENT ON COLUMN loop_open.link_type IS 'Type of the record';
COMMENT ON COLUMN loop_open.link_id IS 'The record';

-- Referrals of the last year that came back: declined, or passed on to another service.
CREATE OR REPLACE VIEW bounced WITH (security_invoker = true) AS
SELECT o.child_id, london(r.ended_at) AS on_day, r.state, s.name AS service, (SELECT t.name FROM referral f JOIN service t ON t.id = f.service_id WHERE f.follows_id = r.id ORDER BY f.made_at LIMIT 1) AS passed_to, r.id
  FROM overseen o
 CROSS JOIN LATERAL (SELECT x.* FROM referral x WHERE x.child_id = o.child_id AND x.state IN ('declined', 'redirected') AND x.ended_at >= now() - interval '1 year' OFFSET 0) r
  JOIN service s ON s.id = r.service_id;
COMMENT ON VIEW bounced IS 'Referrals of the children whom I oversee that were declined or passed on in the last year';
COMMENT ON COLUMN bounced.child_id IS 'The child';
COMMENT ON COLUMN bounced.on_day IS 'When';
COMMENT ON COLUMN bounced.state IS 'declined, redirected';
COMMENT ON COLUMN bounced.service IS 'Which service did';
COMMENT ON COLUMN bounced.passed_to IS 'To which it was passed on';
COMMENT ON COLUMN bounced.id IS 'The referral';

-- How long they wait, and how long those who were met in the last year had waited.
CREATE OR REPLACE VIEW waited WITH (security_invoker = true) AS
SELECT r.id, r.child_id, r.state, r.urgency, s.id AS service_id, s.name AS service, g.id AS agency_id, g.name AS agency, b.id AS by_id, b.name AS by_agency,
       london(r.submitted_at) AS since_on, CASE WHEN r.seen_at IS NULL THEN today() ELSE london(r.seen_at) END - london(r.submitted_at) AS days, r.seen_at IS NULL AS waits
  FROM referral r
  JOIN service s ON s.id = r.service_id
  JOIN agency g ON g.id = s.agency_id
  JOIN person p ON p.id = coalesce(r.asked_by, r.referred_by)
  JOIN agency b ON b.id = p.agency_id
 WHERE r.child_id IN (SELECT o.child_id FROM overseen o) AND r.submitted_at IS NOT NULL
   AND (r.state IN ('submitted', 'accepted', 'allocated') OR r.seen_at >= now() - interval '1 year');
COMMENT ON VIEW waited IS 'Referrals of the children whom I oversee that wait to be met, or were met in the last year';
COMMENT ON COLUMN waited.id IS 'The referral';
COMMENT ON COLUMN waited.child_id IS 'The child';
COMMENT ON COLUMN waited.state IS 'State of the referral';
COMMENT ON COLUMN waited.urgency IS 'Routine or urgent';
COMMENT ON COLUMN waited.service_id IS 'To which service';
COMMENT ON COLUMN waited.service IS 'Its name';
COMMENT ON COLUMN waited.agency_id IS 'Of which agency';
COMMENT ON COLUMN waited.agency IS 'Its name';
COMMENT ON COLUMN waited.by_id IS 'The agency of who asked for it, else of who referred';
COMMENT ON COLUMN waited.by_agency IS 'Its name';
COMMENT ON COLUMN waited.since_on IS 'When the service had it';
COMMENT ON COLUMN waited.days IS 'How many days they have waited, or had when they were met';
COMMENT ON COLUMN waited.waits IS 'Not met yet';

-- Two services and more at the same kind of work with one child.
CREATE OR REPLACE VIEW overlap_open WITH (security_invoker = true) AS
SELECT i.child_id, min(i.type_of_work) AS type_of_work, array_agg(i.id ORDER BY i.from_on, i.id) AS ids
  FROM involvement i
 WHERE i.until_on IS NULL AND i.child_id IN (SELECT o.child_id FROM overseen o)
 GROUP BY i.child_id, lower(i.type_of_work)
HAVING count(DISTINCT i.service_id) > 1;
COMMENT ON VIEW overlap_open IS 'Where two services are at the same kind of work with a child whom I oversee';
COMMENT ON COLUMN overlap_open.child_id IS 'The child';
COMMENT ON COLUMN overlap_open.type_of_work IS 'The kind of work';
COMMENT ON COLUMN overlap_open.ids IS 'The involvements';

-- Who lives outside the county, and what is late of the procedure for it.
CREATE OR REPLACE VIEW outside_now WITH (security_invoker = true) AS
SELECT o.child_id, o.id, o.host_name, h.from_on,
       (SELECT count(*) FROM outside_step t WHERE t.outside_id = o.id AND t.state = 'open' AND t.due_on < today()) AS late
  FROM outside_county o JOIN home h ON h.id = o.home_id AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today())
 WHERE o.child_id IN (SELECT x.child_id FROM overseen x);
COMMENT ON VIEW outside_now IS 'The children whom I oversee who live outside the county, as far as I may see their homes';
COMMENT ON COLUMN outside_now.child_id IS 'The child';
COMMENT ON COLUMN outside_now.id IS 'The record';
COMMENT ON COLUMN outside_now.host_name IS 'In which council''s area';
COMMENT ON COLUMN outside_now.from_on IS 'Since when';
COMMENT ON COLUMN outside_now.late IS 'Steps of the procedure that are late';

GRANT SELECT ON overseen, need_shown, mental_health_service, need_open, clock_over, written, silent, loop_open, bounced, waited, overlap_open, outside_now TO around_app;

CREATE OR REPLACE FUNCTION need_decision_item(x need_decision) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (x).id, 'made_at', instant((x).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (x).made_by), 'etag', 'v' || (x).version,
    'outcome', (x).outcome, 'why', (x).why, 'decided_on', (x).decided_on,
    'action', (SELECT json_build_object('id', a.id, 'name', a.what) FROM action a WHERE a.id = (x).action_id));
COMMENT ON FUNCTION need_decision_item IS 'What was decided about a need, as the API answers';
GRANT EXECUTE ON FUNCTION need_decision_item(need_decision) TO around_app;

-- As the pages say it (static/src/lib/dates.ts): days up to three weeks, then whole weeks, months and years that have passed.
CREATE OR REPLACE FUNCTION span_said(days integer) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN (SELECT s.n || ' ' || s.unit || CASE s.n WHEN 1 THEN '' ELSE 's' END
          FROM (SELECT CASE WHEN days < 22 THEN days WHEN days < 92 THEN days / 7 WHEN days < 731 THEN floor(days / 30.44)::integer ELSE floor(days / 365.25)::integer END AS n,
                       CASE WHEN days < 22 THEN 'day' WHEN days < 92 THEN 'week' WHEN days < 731 THEN 'month' ELSE 'year' END AS unit) s);
COMMENT ON FUNCTION span_said IS 'A number of days as one would say it';
GRANT EXECUTE ON FUNCTION span_said(integer) TO around_app;

CREATE OR REPLACE FUNCTION oversight_says(children bigint, needs bigint, needs_late bigint, need_days integer, need_longest integer, clocks numeric, clock_children numeric,
                                          silent bigint, silent_days integer, held_back bigint) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE
    WHEN children = 0 THEN 'There is no child here whom you oversee.'
    WHEN needs_late = 1 THEN 'One child has had a mental health need for ' || span_said(need_longest) || ' with nothing in place.'
    WHEN needs_late > 1 THEN needs_late || ' children have had a mental health need for more than ' || span_said(need_days) || ' with nothing in place, one of them for ' || span_said(need_longest) || '.'
    WHEN needs > 0 THEN CASE needs WHEN 1 THEN 'One child has' ELSE needs || ' children have' END || ' a mental health need with nothing in place yet, ' ||
                        CASE needs WHEN 1 THEN 'not longer than ' ELSE 'none of them longer than ' END || span_said(need_days) || '.'
    WHEN clocks > 0 THEN 'No child has a mental health need with nothing in place. ' || CASE clocks WHEN 1 THEN 'One thing is' ELSE clocks || ' things are' END || ' late, for ' ||
                         CASE clock_children WHEN 1 THEN 'one child.' ELSE clock_children || ' children.' END
    WHEN silent > 0 THEN 'No child has a mental health need with nothing in place, and nothing is late. About ' || CASE silent WHEN 1 THEN 'one child' ELSE silent || ' children' END ||
                         ' nobody has written for ' || span_said(silent_days) || '.'
    ELSE 'No child has a mental health need with nothing in place, nothing is late, and somebody has written about every child in the last ' || span_said(silent_days) || '.' END
    || CASE WHEN held_back = 1 THEN ' The SDQs of one child are held back from you and are not counted.'
            WHEN held_back > 1 THEN ' The SDQs of ' || held_back || ' children are held back from you and are not counted.' ELSE '' END;
COMMENT ON FUNCTION oversight_says IS 'What matters most of all that oversight counts, in one sentence';
GRANT EXECUTE ON FUNCTION oversight_says(bigint, bigint, bigint, integer, integer, numeric, numeric, bigint, integer, bigint) TO around_app;

-- A PEP as it was in 0035, with whether help is needed (0080).
CREATE OR REPLACE FUNCTION pep_item(p pep) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (p).id, 'made_at', instant((p).made_at),
    'made_by', (SELECT json_build_object('id', x.id, 'name', x.name) FROM person x WHERE x.id = (p).made_by), 'etag', 'v' || (p).version,
    'child', (p).child_id, 'term', (SELECT json_build_object('id', t.id, 'name', t.name) FROM school_term t WHERE t.id = (p).term_id),
    'school', (SELECT json_build_object('id', a.id, 'name', a.name)
                 FROM enrolment e JOIN agency a ON a.id = e.school_id
                WHERE e.child_id = (p).child_id AND e.from_on <= coalesce((p).held_on, today()) AND (e.until_on IS NULL OR e.until_on > coalesce((p).held_on, today()))
                ORDER BY e.from_on DESC LIMIT 1),
    'state', (p).state, 'held_on', (p).held_on, 'came', (p).came,
    'attendance', pep_attendance(p), 'attendance_percent', (p).attendance_percent, 'sessions_possible', (p).sessions_possible, 'sessions_attended', (p).sessions_attended,
    'attainment', (p).attainment, 'suspended_days', (p).suspended_days, 'excluded_on', (p).excluded_on,
    'reduced_hours', (p).reduced_hours, 'reduced_until', (p).reduced_until, 'reduced_why', (p).reduced_why,
    'targets', (p).targets, 'premium', (p).premium,
    'premium_pence', (SELECT coalesce(sum((x ->> 'pence')::bigint), 0) FROM jsonb_array_elements((p).premium) x),
    'view', (p).view, 'view_how', (p).view_how, 'sdq', (p).sdq_id, 'sdq_decided', (p).sdq_decided,
    'help_needed', (p).help_needed, 'therapy', (p).therapy, 'next_on', (p).next_on, 'quality', (p).quality, 'quality_note', (p).quality_note,
    'closed_by', (SELECT json_build_object('id', x.id, 'name', x.name) FROM person x WHERE x.id = (p).closed_by), 'closed_at', instant((p).closed_at),
    'change_reason', (p).change_reason, 'lacks', to_json(pep_lacks(p)), 'warnings', work_warnings((p).id),
    'asks_sdq', EXISTS (SELECT FROM task k WHERE k.child_id = (p).child_id AND k.kind = 'sdq_consultation' AND k.state = 'open'));
COMMENT ON FUNCTION pep_item IS 'A PEP, as the API answers';
