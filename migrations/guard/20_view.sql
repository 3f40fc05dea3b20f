-- That nobody has recorded where a child lives, and that it is not for me to see, are two things: a line of a list (0007) says which.
CREATE OR REPLACE VIEW child_card WITH (security_invoker = true) AS
SELECT c.id, c.name, c.known_as, c.born_on, c.died_on, c.local_id, c.nhs_number, c.upn,
       age_on(c.born_on, coalesce(c.died_on, today())) AS age, h.lives_with,
       (SELECT a.name FROM enrolment e JOIN agency a ON a.id = e.school_id
         WHERE e.child_id = c.id AND e.from_on <= today() AND (e.until_on IS NULL OR e.until_on > today())
         ORDER BY e.from_on DESC LIMIT 1) AS school,
       (SELECT coalesce(l.name, g.code) FROM legal_status g LEFT JOIN code_list l ON l.list = 'legal_status' AND l.code = g.code
         WHERE g.child_id = c.id AND g.from_on <= today() AND (g.until_on IS NULL OR g.until_on > today())
         ORDER BY g.from_on DESC LIMIT 1) AS legal_status,
       (SELECT json_build_object('id', w.person_id, 'name', w.name) FROM lead_worker w WHERE w.child_id = c.id) AS lead_worker,
       h.lives_with IS NULL AND (c.id = ANY ((SELECT my_unwished('home'))::uuid[]) OR NOT reaches('home', 'view', c.id, 2::smallint)) AS home_held_back
  FROM child c
  LEFT JOIN LATERAL (
        SELECT coalesce(x.carers, l.name) AS lives_with FROM home x LEFT JOIN code_list l ON l.list = 'home' AND l.code = x.kind
         WHERE x.child_id = c.id AND x.from_on <= today() AND (x.until_on IS NULL OR x.until_on > today())
         ORDER BY x.from_on DESC LIMIT 1) h ON true;
COMMENT ON COLUMN child_card.home_held_back IS 'Where the child lives is not for me to see; null above says nothing then';

-- As it was in 0059; whose terms hold where nobody said is asked once, not of each child: lists ask it of thousands.
CREATE OR REPLACE FUNCTION pep_asks(since date, born date, day date, authority uuid)
    RETURNS TABLE (term_id uuid, term text, is_first boolean, start_by date, due_on date)
LANGUAGE sql STABLE ROWS 1
BEGIN ATOMIC
    SELECT t.id, t.name, f.is_first, CASE WHEN f.is_first THEN working_day(pep_asks.since, k.start_days) END,
           CASE WHEN f.is_first THEN k.first_on ELSE greatest(t.from_on, t.until_on - k.before_days) END
      FROM (SELECT s.from_age, s.to_age, s.start_days, s.before_days, coalesce(pep_asks.authority, (SELECT authority_of(NULL))) AS authority_id, -- so many working days are fewer than twice as many days and twenty
                   CASE WHEN pep_asks.since + 2 * s.first_days + 20 <= (SELECT max(x.until_on) FROM school_term x
                                                                          WHERE x.agency_id = coalesce(pep_asks.authority, (SELECT authority_of(NULL))) AND x.until_on < pep_asks.day)
                        THEN pep_asks.since ELSE working_day(pep_asks.since, s.first_days) END AS first_on
              FROM (SELECT max(s.value::integer) FILTER (WHERE s.name = 'pep_from_age') AS from_age, max(s.value::integer) FILTER (WHERE s.name = 'pep_to_age') AS to_age,
                           max(s.value::integer) FILTER (WHERE s.name = 'pep_start_working_days') AS start_days,
                           max(s.value::integer) FILTER (WHERE s.name = 'pep_before_term_end_days') AS before_days,
                           max(s.value::integer) FILTER (WHERE s.name = 'pep_first_working_days') AS first_days
                      FROM setting s WHERE s.name LIKE 'pep\_%') s
            OFFSET 0) k
     CROSS JOIN LATERAL (SELECT x.id, x.name, x.from_on, x.until_on FROM school_term x
                          WHERE x.agency_id = k.authority_id AND x.until_on >= greatest(pep_asks.day, k.first_on) ORDER BY x.until_on LIMIT 1) t
     CROSS JOIN LATERAL (SELECT k.first_on > coalesce((SELECT max(x.until_on) FROM school_term x WHERE x.agency_id = k.authority_id AND x.until_on < t.until_on), t.from_on - 1) AS is_first OFFSET 0) f
     WHERE pep_asks.since IS NOT NULL AND age_on(pep_asks.born, pep_asks.day) BETWEEN k.from_age AND k.to_age;
END;

-- What is due of a child or a carer, of every kind: for what is next, mine and the picture's, and for lists. A record that has a clock
-- of its own adds one part here.
CREATE OR REPLACE VIEW due WITH (security_invoker = true) AS
SELECT t.child_id, t.due_on, CASE WHEN t.kind IN ('sdq_ask', 'sdq_due') THEN t.what || form_waits(form_asked_on(t.child_id, '{sdq}', form_whom(t.informant))) ELSE t.what END AS what, p.name AS who, t.kind, 'task' AS link_type, t.id AS link_id, NULL::uuid AS carer_id
  FROM task t LEFT JOIN person p ON p.id = t.assigned_to
 WHERE t.state = 'open' AND t.due_on IS NOT NULL
UNION ALL
SELECT c.child_id, coalesce(c.paused_until, london(c.due_at)), clock_asks(c.clock, c.paused_at, s.name), CASE c.clock WHEN 'asked' THEN NULL ELSE s.name END, 'referral_' || c.clock, 'referral', r.id, c.carer_id
  FROM referral_clock c JOIN referral r ON r.id = c.referral_id JOIN service s ON s.id = r.service_id
 WHERE c.stopped_at IS NULL
UNION ALL
SELECT o.child_id, o.due_on, o.what, o.who, 'outside_' || o.code, 'outside_county', o.id, NULL::uuid
  FROM outside_step o
 WHERE o.state = 'open'
UNION ALL -- plans: the next review, and what somebody has not read yet; actions
SELECT p.child_id, p.review_on, 'Review: ' || p.title, g.name, 'plan_review', 'plan', p.id, NULL::uuid
  FROM plan p JOIN agency g ON g.id = p.agency_id
 WHERE p.state = 'current'
UNION ALL
SELECT p.child_id, min(greatest(p.edition_on, s.shared_on) + k.read_days), 'Read: ' || p.title, string_agg(coalesce(n.name, r.title), ', ' ORDER BY coalesce(n.name, r.title)),
       'plan_read', 'plan', p.id, NULL::uuid
  FROM plan_share s JOIN plan p ON p.id = s.plan_id JOIN plan_kind k ON k.code = p.kind LEFT JOIN person n ON n.id = s.person_id LEFT JOIN role r ON r.name = s.role
 WHERE p.state = 'current' AND s.ended_on IS NULL AND NOT EXISTS (SELECT FROM plan_read d WHERE d.share_id = s.id AND d.edition = p.edition)
 GROUP BY p.child_id, p.title, p.id
UNION ALL
SELECT a.child_id, a.due_on, a.what, coalesce(a.owner_name, n.name, g.name), 'action', 'action', a.id, NULL::uuid
  FROM action a JOIN agency g ON g.id = a.agency_id LEFT JOIN person n ON n.id = a.person_id
 WHERE a.state = 'open'
UNION ALL -- the PEP of the term, of whoever may see that there is none
SELECT e.child_id, CASE WHEN a.is_first AND p.id IS NULL THEN a.start_by ELSE a.due_on END, pep_to_do(a.term, a.is_first, p.id IS NOT NULL),
       CASE WHEN a.is_first AND p.id IS NULL THEN 'Social worker' ELSE 'Designated teacher' END, 'pep', CASE WHEN p.id IS NULL THEN 'peps' ELSE 'pep' END, coalesce(p.id, e.child_id), NULL::uuid
  FROM (SELECT o.child_id, coalesce(max(o.from_on) FILTER (WHERE o.entry_code = 'S'), min(o.from_on)) AS since
          FROM care_episode o GROUP BY o.child_id HAVING bool_or(o.until_on IS NULL)) e
  JOIN child c ON c.id = e.child_id
 CROSS JOIN LATERAL pep_asks(e.since, c.born_on, today(), c.authority_id) a
  LEFT JOIN pep p ON p.child_id = e.child_id AND p.term_id = a.term_id
 WHERE coalesce(p.state, 'draft') = 'draft'
   AND (EXISTS (SELECT FROM sight s WHERE s.child_id = e.child_id AND s.from_on <= today() AND s.until_on > today() -- reaches(), for many children at once
                   AND (SELECT k.tiers FROM ceiling k WHERE k.record = 'pep')[s.kind] >= 2)
        OR (SELECT oversees('pep', 'view')) >= 2 AND e.child_id <> ALL ((SELECT my_denied())::uuid[]))
UNION ALL
SELECT e.child_id, e.due_on, ehcp_asks(e.stage), 'Council', 'ehcp_' || e.stage, 'ehcp', e.id, NULL::uuid
  FROM (SELECT x.id, x.child_id, s.stage, ehcp_due_on(s.stage, x.requested_on, x.final_on, x.reviewed_on) AS due_on
          FROM ehcp x CROSS JOIN LATERAL (SELECT ehcp_stage(x.is_agreed, x.draft_on, x.final_on, x.ended_on) AS stage) s) e
 WHERE e.due_on IS NOT NULL
UNION ALL -- a form that did not come, for whoever asked, until they ask again or take note of it
SELECT f.child_id, f.until_on, 'No answer to a form from ' || f.name, NULL, 'form', 'form', f.id, NULL::uuid
  FROM form_link f
 WHERE f.made_by = (SELECT me()) AND f.until_on < today() AND f.sent_at IS NULL AND f.ended_at IS NULL
   AND NOT EXISTS (SELECT FROM form_link n WHERE n.child_id = f.child_id AND n.kind = f.kind AND n.for_whom = f.for_whom AND n.name = f.name AND n.made_at > f.made_at)
UNION ALL
SELECT c.id, words_due(a.asked_on, a.outcome), 'Ask what has changed for ' || coalesce(c.known_as, c.given_names) || form_waits(form_asked_on(c.id, '{view,review,pep}', 'young_person')), w.name, 'words', 'words', a.id, NULL::uuid
  FROM child c
 CROSS JOIN LATERAL (SELECT x.id, x.asked_on, x.outcome FROM words_asked x WHERE x.child_id = c.id ORDER BY x.asked_on DESC, x.made_at DESC LIMIT 1) a
 CROSS JOIN LATERAL (SELECT l.name FROM lead_worker l WHERE l.child_id = c.id OFFSET 0) w -- of one child after the other, not of all
 WHERE c.died_on IS NULL
UNION ALL -- when a group plans for the child, and when again
SELECT p.child_id, CASE p.state WHEN 'put_forward' THEN m.held_on ELSE p.next_on END, planning_asks(p.state), g.name, 'planning', 'planning', p.id, NULL::uuid
  FROM planning p JOIN planning_meeting m ON m.id = p.meeting_id JOIN work_group g ON g.id = m.group_id
 WHERE p.state = 'put_forward' OR p.state = 'talked_about' AND p.next_on IS NOT NULL
   AND NOT EXISTS (SELECT FROM planning n JOIN planning_meeting o ON o.id = n.meeting_id
                    WHERE n.child_id = p.child_id AND n.state <> 'withdrawn' AND (o.held_on, n.made_at) > (m.held_on, p.made_at))
UNION ALL
SELECT h.child_id, h.due_on, health_kind(h.kind), 'Nurse', 'health_' || h.kind, 'health', h.id, NULL::uuid
  FROM health_due h
 WHERE h.due_on IS NOT NULL AND (h.until_on IS NULL OR h.until_on > today())
UNION ALL
SELECT v.child_id, v.due_on, 'Child in care review', 'Reviewing officer', 'review', 'review', v.id, NULL::uuid
  FROM review_due v
 WHERE v.due_on IS NOT NULL
UNION ALL
SELECT v.child_id, v.due_on, 'Visit by the social worker', 'Social worker', 'visit', 'visit', v.id, NULL::uuid
  FROM visit_due v
 WHERE v.due_on IS NOT NULL
UNION ALL -- a return interview, and plans for permanence to be looked at again; what a file of an earlier year says of missing children says nothing of interviews
SELECT m.child_id, interview_due_on(m.ended_on, m.interview_on, m.interview_refused, m.error_reason), interview_asks(m.interview_offered_on), 'Social worker', 'missing', 'missing', m.id, NULL::uuid
  FROM missing_episode m
 WHERE m.ended_on IS NOT NULL AND m.interview_on IS NULL AND NOT m.interview_refused AND m.error_reason IS NULL AND m.source = 'entered'
UNION ALL
SELECT p.child_id, permanence_due_on(p.agreed_on, p.reviews, p.ended_on, p.achieved_on, p.error_reason), 'Review the plan for permanence: ' || permanence_goal(p.goal), 'Social worker', 'permanence', 'permanence', p.id, NULL::uuid
  FROM permanence_plan p
 WHERE p.ended_on IS NULL AND p.achieved_on IS NULL AND p.error_reason IS NULL
UNION ALL -- a consent that runs out, until it is asked for again or for four weeks; what therapy lacks is a task
SELECT x.child_id, x.until_on, consent_ends(x.what, x.detail), 'Social worker', 'consent_end', 'consent', x.id, NULL::uuid
  FROM consent x
 WHERE x.is_given AND x.withdrawn_on IS NULL AND x.until_on > today() - 28
   AND NOT EXISTS (SELECT FROM consent n WHERE n.child_id = x.child_id AND n.what = x.what AND n.service_id IS NOT DISTINCT FROM x.service_id AND n.made_at > x.made_at)
   AND NOT EXISTS (SELECT FROM task t WHERE t.child_id = x.child_id AND t.kind = 'therapy_consent_end' AND t.state = 'open' AND t.due_on = x.until_on)
UNION ALL -- leaving care: the assessment of needs, of whoever may see that there is none
SELECT c.id, (e.since + interval '3 months')::date, 'Needs assessment for the pathway plan', 'Personal adviser', 'pathway_needs', 'pathways', c.id, NULL::uuid
  FROM child c
 CROSS JOIN LATERAL (SELECT pathway_eligible_on(c.born_on, array_agg(o.from_on ORDER BY o.from_on), array_agg(o.until_on ORDER BY o.from_on), today()) AS since
                       FROM care_episode o WHERE o.child_id = c.id HAVING bool_or(o.until_on IS NULL)) e
 WHERE c.born_on BETWEEN (today() - interval '18 years')::date + 1 AND (today() - interval '16 years')::date AND e.since IS NOT NULL
   AND NOT EXISTS (SELECT FROM pathway_plan p WHERE p.child_id = c.id AND p.error_reason IS NULL)
   AND (EXISTS (SELECT FROM sight s WHERE s.child_id = c.id AND s.from_on <= today() AND s.until_on > today()
                   AND (SELECT k.tiers FROM ceiling k WHERE k.record = 'leaver')[s.kind] >= 2)
        OR (SELECT oversees('leaver', 'view')) >= 2 AND c.id <> ALL ((SELECT my_denied())::uuid[]))
UNION ALL
SELECT p.child_id, pathway_due_on(p.needs_assessed_on, p.plan_on, p.reviewed_on, (SELECT x.value::integer FROM setting x WHERE x.name = 'pathway_plan_days')),
       CASE WHEN p.plan_on IS NULL THEN 'Pathway plan' ELSE 'Review of the pathway plan' END, 'Personal adviser', CASE WHEN p.plan_on IS NULL THEN 'pathway_plan' ELSE 'pathway_review' END,
       'pathway', p.id, NULL::uuid
  FROM pathway_plan p
 WHERE p.ended_on IS NULL AND p.error_reason IS NULL
UNION ALL
SELECT l.child_id, b.day + (SELECT x.value::integer FROM setting x WHERE x.name = 'leaver_touch_days'), 'Say whether we are in touch, around the birthday of ' || age_on(c.born_on, b.day), 'Personal adviser',
       'leaver_touch', 'leaver', l.id, NULL::uuid
  FROM care_leaver l JOIN child c ON c.id = l.child_id
 CROSS JOIN LATERAL (SELECT leaver_birthday(c.born_on, (SELECT max(t.on_day) FROM leaver_contact t WHERE t.child_id = l.child_id AND t.error_reason IS NULL), today()) AS day OFFSET 0) b
 WHERE l.until_on IS NULL AND l.error_reason IS NULL AND c.died_on IS NULL AND b.day IS NOT NULL
UNION ALL
SELECT x.child_id, x.due_on, 'Speech and language assessment', CASE WHEN x.referred_on IS NULL THEN NULL ELSE 'Speech and language therapist' END, 'speech_language', 'speech', x.id, NULL::uuid
  FROM speech_language x
 WHERE x.assessed_on IS NULL AND x.closed_on IS NULL AND x.error_reason IS NULL;
COMMENT ON COLUMN due.carer_id IS 'The carer, where it is about no child';
DROP FUNCTION IF EXISTS pep_asks(date, date, date); -- of 0035, as long as there was one council

-- A line of view due with what lists say of it: about what it is, why it is due and from which source, and whom its record names.
CREATE OR REPLACE VIEW due_line WITH (security_invoker = true) AS
SELECT d.*, due_part(d.due_on) AS part, coalesce(k.about, t.about, 'action') AS about, coalesce(k.asked, t.asked, 'owner') AS asked,
       coalesce(r.why, k.why, t.why) AS why, coalesce(r.source, k.source, t.source) AS source, r.person_id, r.agency_id
  FROM due d
  LEFT JOIN due_kind k ON k.kind = d.kind
  LEFT JOIN due_kind t ON t.kind = d.link_type
  LEFT JOIN LATERAL (
        SELECT NULL::text AS why, NULL::text AS source, x.assigned_to AS person_id, NULL::uuid AS agency_id FROM task x WHERE d.link_type = 'task' AND x.id = d.link_id
        UNION ALL
        SELECT NULL, NULL, x.person_id, x.agency_id FROM action x WHERE d.link_type = 'action' AND x.id = d.link_id
        UNION ALL
        SELECT NULL, p.source, NULL, x.agency_id FROM plan x JOIN plan_kind p ON p.code = x.kind WHERE d.link_type = 'plan' AND x.id = d.link_id
        UNION ALL
        SELECT NULL, NULL, NULL, s.agency_id FROM referral x JOIN service s ON s.id = x.service_id WHERE d.link_type = 'referral' AND d.kind <> 'referral_asked' AND x.id = d.link_id
        UNION ALL
        SELECT NULL, NULL, x.decider_id, NULL FROM referral x WHERE d.kind = 'referral_asked' AND x.id = d.link_id
        UNION ALL
        SELECT NULL, x.source, NULL, NULL FROM outside_step_kind x WHERE d.link_type = 'outside_county' AND 'outside_' || x.code = d.kind
        UNION ALL
        SELECT x.why, x.source, NULL, NULL FROM health_due x WHERE d.link_type = 'health' AND x.id = d.link_id
        UNION ALL
        SELECT x.why, x.source, NULL, NULL FROM review_due x WHERE d.link_type = 'review' AND x.id = d.link_id
        UNION ALL
        SELECT x.why, x.source, NULL, NULL FROM visit_due x WHERE d.link_type = 'visit' AND x.id = d.link_id
        UNION ALL
        SELECT NULL, NULL, x.made_by, NULL FROM form_link x WHERE d.link_type = 'form' AND x.id = d.link_id) r ON true;
COMMENT ON VIEW due_line IS 'What is due, with why and from which source, and whom its record names';
COMMENT ON COLUMN due_line.child_id IS 'The child, or null: it is of a carer';
COMMENT ON COLUMN due_line.due_on IS 'Last day in time';
COMMENT ON COLUMN due_line.what IS 'In words';
COMMENT ON COLUMN due_line.who IS 'Who has to do it, where that is known';
COMMENT ON COLUMN due_line.kind IS 'Its kind (due_kind)';
COMMENT ON COLUMN due_line.link_type IS 'Type of the record to open';
COMMENT ON COLUMN due_line.link_id IS 'That record';
COMMENT ON COLUMN due_line.carer_id IS 'The carer who was referred for themselves, or null';
COMMENT ON COLUMN due_line.part IS 'late, week, soon, later: due_part()';
COMMENT ON COLUMN due_line.about IS 'By what lists are chosen and summed (due_kind)';
COMMENT ON COLUMN due_line.asked IS 'Who is asked for it where the record names nobody (due_kind)';
COMMENT ON COLUMN due_line.why IS 'Why it is due';
COMMENT ON COLUMN due_line.source IS 'Where that comes from';
COMMENT ON COLUMN due_line.person_id IS 'The person whom the record names';
COMMENT ON COLUMN due_line.agency_id IS 'The agency whose it is';
