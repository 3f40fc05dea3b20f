-- What others did that concerns the asker by name, their services or their own children: each line where it stands. Whoever reads it as the
-- application sees what row-level security leaves of it.
CREATE OR REPLACE VIEW news_line WITH (security_invoker = true) AS
WITH followed AS MATERIALIZED (
    SELECT DISTINCT r.id
      FROM (SELECT me() AS id) self CROSS JOIN LATERAL (
            SELECT r.id FROM referral r WHERE r.asked_by = self.id
            UNION ALL SELECT r.id FROM referral r WHERE r.referred_by = self.id
            UNION ALL SELECT r.id FROM referral r WHERE r.practitioner_id = self.id
            UNION ALL SELECT r.id FROM referral r WHERE r.state = 'asked' AND r.decider_id = self.id
            UNION ALL SELECT r.id FROM referral r WHERE r.state IN ('submitted', 'accepted', 'allocated') AND r.service_id = ANY (my_services())) r
), own AS MATERIALIZED (
    SELECT DISTINCT s.child_id FROM sight s
     WHERE s.person_id = (SELECT me()) AND s.from_on <= today() AND s.until_on > today()
       AND s.kind % 16 = (SELECT no FROM relation_name WHERE relation = 'allocated')
), working AS MATERIALIZED (
    SELECT DISTINCT s.child_id FROM sight s
     WHERE s.person_id = (SELECT me()) AND s.from_on <= today() AND s.until_on > today()
       AND s.kind % 16 IN (SELECT no FROM relation_name WHERE relation IN ('allocated', 'involved', 'named'))
)
SELECT e.made_at AS at, e.child_id, e.made_by,
       CASE e.kind WHEN 'move' THEN CASE e.to_state
                WHEN 'asked' THEN s.name || ' is asked for: decide whether to refer' WHEN 'submitted' THEN 'Referred to ' || s.name
                WHEN 'accepted' THEN s.name || ' accepted the referral' WHEN 'allocated' THEN s.name || ' allocated the referral'
                WHEN 'seen' THEN 'First meeting with ' || s.name WHEN 'closed' THEN s.name || ' closed the referral'
                WHEN 'declined' THEN 'The referral to ' || s.name || ' was declined' WHEN 'redirected' THEN s.name || ' passed the referral on'
                ELSE 'The referral to ' || s.name || ' was withdrawn' END
            WHEN 'offer' THEN s.name || ' offered an assessment' WHEN 'word' THEN s.name || ' rang or wrote to the carer'
            WHEN 'pause' THEN s.name || ' paused the referral' WHEN 'resume' THEN s.name || ' took the paused referral up again'
            WHEN 'thrive' THEN s.name || ' set the THRIVE group'
            WHEN 'handover' THEN s.name || ' handed over to ' || (SELECT p.name FROM person p WHERE p.id = e.practitioner_id)
            ELSE 'Referral to ' || s.name || ': a reminder' END AS title,
       w.reason AS text, 'referral' AS link_type, r.id AS link_id, r.urgency = 'urgent' AND coalesce(e.to_state, '') IN ('asked', 'submitted') AS is_urgent,
       e.id AS record_id, greatest(r.tier, e.tier) AS tier, false AS is_own, e.carer_id
  FROM followed f
  JOIN referral r ON r.id = f.id
  JOIN service s ON s.id = r.service_id
  JOIN referral_event e ON e.referral_id = r.id
  LEFT JOIN referral_reason w ON w.event_id = e.id
UNION ALL
SELECT t.made_at, t.child_id, t.made_by, t.what, t.why, 'task', t.id, false, t.id, t.tier, false, NULL
  FROM task t WHERE t.assigned_to = (SELECT me()) AND t.state = 'open'
UNION ALL
SELECT t.settled_at, t.child_id, t.settled_by, 'Answered: ' || t.what, t.outcome, 'task', t.id, false, t.id, t.tier, true, NULL
  FROM task t WHERE t.made_by = (SELECT me()) AND t.kind = 'share_ask' AND t.state = 'done'
UNION ALL
SELECT x.made_at, x.child_id, x.made_by, 'In their own words', x.text, 'words', x.id, false, x.id, x.tier, false, NULL
  FROM own JOIN words x ON x.child_id = own.child_id
UNION ALL
SELECT f.sent_at, f.child_id, NULL, 'A form came from ' || f.name, t.what, 'form', f.id, t.what IS NOT NULL, f.id, f.tier, true, NULL
  FROM form_link f LEFT JOIN task t ON t.about_id = f.id AND t.about_type = 'form' AND t.state = 'open' WHERE f.made_by = (SELECT me()) AND f.sent_at IS NOT NULL
UNION ALL
SELECT x.made_at, x.child_id, x.made_by, 'Document: ' || x.title, NULL, 'document', x.id, false, x.id, x.tier, false, NULL
  FROM own JOIN document x ON x.child_id = own.child_id WHERE x.error_reason IS NULL
UNION ALL
SELECT q.made_at, q.child_id, q.made_by,
       CASE q.informant WHEN 'parent' THEN 'SDQ from the carer' WHEN 'teacher' THEN 'SDQ from school' ELSE 'SDQ from the young person' END,
       CASE WHEN q.total IS NOT NULL THEN 'Total ' || q.total END, 'sdq', q.id, false, q.id, q.tier, false, NULL
  FROM own JOIN sdq q ON q.child_id = own.child_id
UNION ALL
SELECT m.made_at, m.child_id, m.made_by, d.name, NULL, 'measure', m.id, false, m.id, m.tier, false, NULL
  FROM own JOIN measure m ON m.child_id = own.child_id JOIN measure_definition d ON d.id = m.definition_id
UNION ALL -- plans of my children, and what changed in them; who has read mine; actions that are mine by name
SELECT p.made_at, p.child_id, p.made_by, p.title, p.summary, 'plan', p.id, false, p.id, p.tier, false, NULL
  FROM own JOIN plan p ON p.child_id = own.child_id WHERE p.state <> 'draft'
UNION ALL
SELECT e.made_at, e.child_id, e.made_by, 'Changed: ' || p.title, e.what_changed, 'plan', p.id, false, e.id, e.tier, false, NULL
  FROM own JOIN plan_edition e ON e.child_id = own.child_id JOIN plan p ON p.id = e.plan_id
UNION ALL
SELECT r.made_at, r.child_id, r.made_by, 'Read: ' || p.title, NULL, 'plan', p.id, false, r.id, r.tier, true, NULL
  FROM plan p JOIN plan_read r ON r.plan_id = p.id WHERE p.made_by = (SELECT me())
UNION ALL -- when it was agreed; of an agency as a whole, to those of it who work with the child
SELECT a.live_at, a.child_id, a.made_by, 'An action for you: ' || a.what, NULL, 'action', a.id, false, a.id, a.tier, false, NULL
  FROM action a WHERE a.person_id = (SELECT me()) AND a.state = 'open'
UNION ALL
SELECT a.live_at, a.child_id, a.made_by, 'An action for your agency: ' || a.what, NULL, 'action', a.id, false, a.id, a.tier, false, NULL
  FROM (SELECT DISTINCT s.child_id FROM sight s
         WHERE s.person_id = (SELECT me()) AND s.from_on <= today() AND s.until_on > today()
           AND s.kind % 16 = ANY (ARRAY(SELECT r.no FROM relation_name r WHERE r.relation IN ('allocated', 'named', 'school')))) k
  JOIN action a ON a.child_id = k.child_id
 WHERE a.state = 'open' AND a.person_id IS NULL AND a.agency_id = ANY ((SELECT my_agencies())::uuid[])
UNION ALL -- reviews, visits and health checks, as they are recorded; not those of long ago that an import brings
SELECT v.made_at, v.child_id, v.made_by, 'Child in care review held',
       CASE k.mental_health WHEN 'yes' THEN 'Mental health needs are met' WHEN 'no' THEN 'Mental health needs are not met' WHEN 'not_known' THEN 'It is not known whether mental health needs are met' END,
       'review', v.id, false, v.id, v.tier, false, NULL
  FROM own JOIN review v ON v.child_id = own.child_id LEFT JOIN review_record k ON k.review_id = v.id
 WHERE v.held_on > london(v.made_at) - 92
UNION ALL
SELECT x.made_at, x.child_id, x.made_by, 'A review is planned for ' || to_char(x.planned_on, 'FMDD FMMonth YYYY'), x.place, 'review', x.id, false, x.id, x.tier, false, NULL
  FROM own JOIN review_plan x ON x.child_id = own.child_id WHERE x.state = 'planned'
UNION ALL
SELECT v.made_at, v.child_id, v.made_by, CASE WHEN v.was_seen THEN 'Visit by the social worker' ELSE 'A visit, and the child was not there' END, NULL, 'visit', v.id, false, v.id, v.tier, false, NULL
  FROM own JOIN visit v ON v.child_id = own.child_id
 WHERE v.day > london(v.made_at) - 92
UNION ALL
SELECT h.made_at, h.child_id, h.made_by, health_kind(h.kind) || CASE h.state WHEN 'refused' THEN ': refused by the young person' WHEN 'missed' THEN ': missed' ELSE '' END, NULL,
       'health', h.id, false, h.id, h.tier, false, NULL
  FROM own JOIN health_check h ON h.child_id = own.child_id
 WHERE h.day > london(h.made_at) - 92
UNION ALL
SELECT j.made_at, j.child_id, j.made_by, CASE j.kind WHEN 'joined' THEN 'Two records of this child were put together: look at what is new here' ELSE 'Two records that were put together are two again: look at what is missing here' END,
       NULL, 'child', j.child_id, false, j.id, j.tier, false, NULL
  FROM working JOIN child_joined j ON j.child_id = working.child_id
UNION ALL -- a child who is missing now is looked for by everybody
SELECT m.made_at, m.child_id, m.made_by, CASE m.kind WHEN 'missing' THEN 'Is missing' ELSE 'Is away from home without leave' END, NULL, 'missing', m.id, false, m.id, m.tier, false, NULL
  FROM own JOIN missing_episode m ON m.child_id = own.child_id
 WHERE m.ended_on IS NULL AND m.error_reason IS NULL
UNION ALL -- school: days out of it at once, and results
SELECT x.made_at, x.child_id, x.made_by,
       CASE WHEN x.kind = 'permanent' THEN 'Permanently excluded from school' WHEN x.sessions < 3 THEN 'Suspended from school for a day or less' ELSE 'Suspended from school for ' || trim_scale(x.sessions / 2.0) || ' days' END,
       (SELECT l.name FROM code_list l WHERE l.list = 'exclusion' AND l.code = x.reason_code), 'school', x.id, false, x.id, x.tier, false, NULL
  FROM own JOIN exclusion x ON x.child_id = own.child_id
 WHERE x.error_reason IS NULL AND x.lifted_on IS NULL AND x.on_day > london(x.made_at) - 92
UNION ALL
SELECT x.made_at, x.child_id, x.made_by, 'Goes to school for ' || x.hours || ' hours a week until ' || to_char(x.until_on, 'FMDD FMMonth YYYY'), x.why, 'school', x.id, false, x.id, x.tier, false, NULL
  FROM own JOIN reduced_timetable x ON x.child_id = own.child_id
 WHERE x.error_reason IS NULL AND x.until_on > london(x.made_at) - 92
UNION ALL
SELECT max(x.made_at), x.child_id, min(x.made_by::text)::uuid, 'School results of ' || x.year || ': Key Stage ' || right(x.stage, 1), NULL, 'school', min(x.id::text)::uuid, false, min(x.id::text)::uuid, max(x.tier), false, NULL
  FROM own JOIN education_result x ON x.child_id = own.child_id
 WHERE x.error_reason IS NULL AND x.year >= extract(year FROM x.made_at) - 1
 GROUP BY x.child_id, x.stage, x.year, x.made_by
UNION ALL -- how to talk with the young person
SELECT x.made_at, x.child_id, x.made_by, 'A speech and language assessment was asked for', NULL, 'speech', x.id, false, x.id, x.tier, false, NULL
  FROM own JOIN speech_language x ON x.child_id = own.child_id
 WHERE x.error_reason IS NULL AND x.referred_on > london(x.made_at) - 92
UNION ALL
SELECT f.made_at, f.child_id, f.made_by, 'Speech and language assessment: ' || CASE f.outcome WHEN 'no_need' THEN 'no need was found' WHEN 'need' THEN 'a need was found' ELSE 'a language disorder was found' END,
       NULL, 'speech', f.speech_id, false, f.id, f.tier, false, NULL
  FROM own JOIN speech_language_finding f ON f.child_id = own.child_id JOIN speech_language x ON x.id = f.speech_id
 WHERE x.error_reason IS NULL AND x.assessed_on > london(f.made_at) - 92
UNION ALL -- where the child is to live for good
SELECT x.made_at, x.child_id, x.made_by, 'Plan for permanence: ' || permanence_goal(x.goal), NULL, 'permanence', x.id, false, x.id, x.tier, false, NULL
  FROM own JOIN permanence_plan x ON x.child_id = own.child_id
 WHERE x.error_reason IS NULL AND x.agreed_on > london(x.made_at) - 92
UNION ALL
SELECT x.made_at, x.child_id, x.made_by, 'Adoption is the plan', NULL, 'permanence', x.id, false, x.id, x.tier, false, NULL
  FROM own JOIN adoption x ON x.child_id = own.child_id
 WHERE x.error_reason IS NULL AND x.decided_on > london(x.made_at) - 92
UNION ALL
SELECT x.made_at, x.child_id, x.made_by, 'Needs were assessed for the pathway plan', NULL, 'pathway', x.id, false, x.id, x.tier, false, NULL
  FROM own JOIN pathway_plan x ON x.child_id = own.child_id
 WHERE x.error_reason IS NULL AND x.needs_assessed_on > london(x.made_at) - 92
UNION ALL -- of whoever may see it; what it was stands there
SELECT x.made_at, x.child_id, x.made_by, 'A youth justice outcome was recorded', NULL, 'youth_justice', x.id, false, x.id, x.tier, false, NULL
  FROM own JOIN youth_justice_outcome x ON x.child_id = own.child_id
 WHERE x.error_reason IS NULL AND x.outcome_on > london(x.made_at) - 92
UNION ALL
SELECT x.made_at, x.child_id, x.made_by, 'The police were called to the home', NULL, 'call_out', x.id, false, x.id, x.tier, false, NULL
  FROM own JOIN police_call_out_child x ON x.child_id = own.child_id
UNION ALL -- of one's own children, and those that one wrote
SELECT q.closed_at, q.child_id, q.closed_by,
       CASE q.quality WHEN 'good' THEN 'The PEP was signed off' WHEN 'some_work' THEN 'The PEP was signed off: it needs some work' ELSE 'The PEP was signed off: not good enough' END,
       q.quality_note, 'pep', q.id, false, q.id, q.tier, false, NULL
  FROM (SELECT p.id FROM own JOIN pep p ON p.child_id = own.child_id
        UNION SELECT p.id FROM pep p WHERE p.made_by = (SELECT me()) AND p.state = 'closed') o
  JOIN pep q ON q.id = o.id AND q.state = 'closed';
COMMENT ON VIEW news_line IS 'What others did, and oneself, that concerns whoever asks';
COMMENT ON COLUMN news_line.at IS 'When it was recorded';
COMMENT ON COLUMN news_line.child_id IS 'The child';
COMMENT ON COLUMN news_line.carer_id IS 'The carer, where it is about no child';
COMMENT ON COLUMN news_line.made_by IS 'Who did it; what one did oneself is no news; none: whoever held a link';
COMMENT ON COLUMN news_line.title IS 'What happened';
COMMENT ON COLUMN news_line.text IS 'What was said with it';
COMMENT ON COLUMN news_line.link_type IS 'Type of record to open: referral, task, words, document, sdq, plan, action, pep, measure, form, review, visit, health, child, missing, school, speech, permanence, pathway, youth_justice, call_out';
COMMENT ON COLUMN news_line.link_id IS 'Its id';
COMMENT ON COLUMN news_line.is_urgent IS 'Somebody waits for a decision on something urgent';
COMMENT ON COLUMN news_line.record_id IS 'The record that is new';
COMMENT ON COLUMN news_line.tier IS 'How sensitive it is';
COMMENT ON COLUMN news_line.is_own IS 'An answer to what one asked oneself';
