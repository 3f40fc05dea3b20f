-- $1 child, $2 limit, $3 where to go on, or null. What has happened across agencies, one line an event, newest first; of one day as it was recorded, what ended then last.
WITH event AS (
    SELECT x.said_on AS at, 'words' AS type, 'In their own words' AS title, x.text AS text, x.said_with AS who, 'home' AS agency_kind,
           'words' AS record_type, x.id AS record_id, x.made_at AS since
      FROM words x WHERE x.child_id = $1
    UNION ALL
    SELECT m.completed_on AS at, 'measure' AS type, m.name AS title,
           (SELECT string_agg(CASE WHEN (b.value ->> 'level')::integer > 0 THEN b.value ->> 'name' || ': ' || lower(b.value ->> 'band') END, '; ' ORDER BY b.place)
              FROM json_array_elements(m.bands) WITH ORDINALITY b (value, place)) AS text,
           (SELECT p.name FROM person p WHERE p.id = m.made_by) AS who, 'health' AS agency_kind, 'measure' AS record_type, m.id AS record_id, m.made_at AS since
      FROM measure_shown m WHERE m.child_id = $1
    UNION ALL
    SELECT london(f.sent_at) AS at, 'words' AS type, CASE f.kind WHEN 'experience' THEN 'Said how a service was' WHEN 'goals' THEN 'Said how their goals stand' ELSE 'Said what they think' END AS title, NULL AS text,
           f.name AS who, CASE f.for_whom WHEN 'teacher' THEN 'school' ELSE 'home' END AS agency_kind, 'form' AS record_type, f.id AS record_id, f.sent_at AS since
      FROM form_link f WHERE f.child_id = $1 AND f.sent_at IS NOT NULL AND f.words_id IS NULL AND f.sdq_id IS NULL
    UNION ALL
    SELECT m.drawn_on AS at, 'people' AS type, CASE WHEN m.by_child THEN 'Drew a map of their people' ELSE 'A map of their people' END AS title, NULL AS text,
           coalesce(m.drawn_with, (SELECT p.name FROM person p WHERE p.id = m.made_by)) AS who, 'home' AS agency_kind, 'person_around' AS record_type, m.id AS record_id, m.made_at AS since
      FROM people_map m WHERE m.child_id = $1
    UNION ALL
    SELECT b.said_on AS at, 'sibling' AS type, CASE o.sex WHEN 'M' THEN 'A brother is linked' WHEN 'F' THEN 'A sister is linked' ELSE 'A brother or sister is linked' END AS title, NULL AS text,
           b.said_by AS who, 'home' AS agency_kind, 'sibling' AS record_type, b.id AS record_id, b.made_at AS since
      FROM sibling b JOIN child o ON o.id = CASE b.child_id WHEN $1 THEN b.other_id ELSE b.child_id END
     WHERE $1 IN (b.child_id, b.other_id) AND b.error_reason IS NULL
    UNION ALL
    SELECT london(j.made_at) AS at, 'child' AS type, CASE j.kind WHEN 'joined' THEN 'Two records of this child were put together' ELSE 'Two records were taken apart again' END AS title, NULL AS text,
           (SELECT p.name FROM person p WHERE p.id = j.made_by) AS who, 'social_care' AS agency_kind, 'child' AS record_type, j.child_id AS record_id, j.made_at AS since
      FROM child_joined j WHERE j.child_id = $1
    UNION ALL
    SELECT d.dated_on AS at, 'document' AS type, 'Document: ' || d.title AS title, d.written_by AS text, (SELECT p.name FROM person p WHERE p.id = d.made_by) AS who,
           (SELECT CASE g.kind WHEN 'school' THEN 'school' WHEN 'psychology' THEN 'school' WHEN 'virtual_school' THEN 'school' WHEN 'camhs' THEN 'health' WHEN 'health' THEN 'health' ELSE 'social_care' END FROM agency g WHERE g.id = d.agency_id) AS agency_kind,
           'document' AS record_type, d.id AS record_id, d.made_at AS since
      FROM document d WHERE d.child_id = $1 AND d.error_reason IS NULL
    UNION ALL
    SELECT q.day AS at, 'sdq' AS type, CASE q.informant WHEN 'parent' THEN 'SDQ from the carer' WHEN 'teacher' THEN 'SDQ from school' ELSE 'SDQ from the young person' END AS title, CASE WHEN q.total IS NOT NULL THEN 'Total ' || q.total END AS text, (SELECT p.name FROM person p WHERE p.id = q.made_by) AS who, (SELECT CASE g.kind WHEN 'school' THEN 'school' WHEN 'psychology' THEN 'school' WHEN 'virtual_school' THEN 'school' WHEN 'camhs' THEN 'health' WHEN 'health' THEN 'health' ELSE 'social_care' END FROM person p JOIN agency g ON g.id = p.agency_id WHERE p.id = q.made_by) AS agency_kind,
           'sdq' AS record_type, q.id AS record_id, q.made_at AS since
      FROM sdq_shown q WHERE q.child_id = $1
    UNION ALL
    SELECT london(e.made_at) AS at, 'referral' AS type, CASE e.kind WHEN 'move' THEN CASE e.to_state WHEN 'asked' THEN s.name || ' asked for' WHEN 'submitted' THEN 'Referred to ' || s.name
               WHEN 'accepted' THEN s.name || ' accepted the referral' WHEN 'allocated' THEN s.name || ' allocated somebody'
               WHEN 'seen' THEN 'First meeting with ' || s.name WHEN 'closed' THEN s.name || ' closed the referral'
               WHEN 'declined' THEN s.name || ' declined the referral' WHEN 'redirected' THEN s.name || ' passed the referral on'
               WHEN 'withdrawn' THEN 'Referral to ' || s.name || ' withdrawn' ELSE 'Referral to ' || s.name END
             WHEN 'offer' THEN s.name || ' offered an assessment' WHEN 'word' THEN s.name || ' rang or wrote to the carer'
             WHEN 'pause' THEN s.name || ' paused the referral' WHEN 'resume' THEN s.name || ' took the paused referral up again' WHEN 'thrive' THEN s.name || ' set the THRIVE group'
             WHEN 'handover' THEN s.name || ' handed over to ' || (SELECT p.name FROM person p WHERE p.id = e.practitioner_id) ELSE s.name || ' was reminded' END AS title, w.reason AS text, (SELECT p.name FROM person p WHERE p.id = e.made_by) AS who, (SELECT CASE g.kind WHEN 'school' THEN 'school' WHEN 'psychology' THEN 'school' WHEN 'virtual_school' THEN 'school' WHEN 'camhs' THEN 'health' WHEN 'health' THEN 'health' ELSE 'social_care' END FROM person p JOIN agency g ON g.id = p.agency_id WHERE p.id = e.made_by) AS agency_kind,
           'referral' AS record_type, e.referral_id AS record_id, e.made_at AS since
      FROM referral_event e JOIN referral r ON r.id = e.referral_id JOIN service s ON s.id = r.service_id
      LEFT JOIN referral_reason w ON w.event_id = e.id WHERE e.child_id = $1
    UNION ALL
    SELECT i.from_on AS at, 'involvement' AS type, s.name || ' began' AS title, i.type_of_work AS text, (SELECT p.name FROM person p WHERE p.id = i.practitioner_id) AS who, CASE g.kind WHEN 'school' THEN 'school' WHEN 'psychology' THEN 'school' WHEN 'virtual_school' THEN 'school' WHEN 'camhs' THEN 'health' WHEN 'health' THEN 'health' ELSE 'social_care' END AS agency_kind,
           'involvement' AS record_type, i.id AS record_id, i.made_at AS since
      FROM involvement i JOIN service s ON s.id = i.service_id JOIN agency g ON g.id = s.agency_id WHERE i.child_id = $1
    UNION ALL
    SELECT i.until_on AS at, 'involvement' AS type, s.name || ' ended' AS title, i.outcome AS text, (SELECT p.name FROM person p WHERE p.id = i.practitioner_id) AS who, CASE g.kind WHEN 'school' THEN 'school' WHEN 'psychology' THEN 'school' WHEN 'virtual_school' THEN 'school' WHEN 'camhs' THEN 'health' WHEN 'health' THEN 'health' ELSE 'social_care' END AS agency_kind,
           'involvement' AS record_type, i.id AS record_id, (i.until_on + 1)::timestamptz AS since
      FROM involvement i JOIN service s ON s.id = i.service_id JOIN agency g ON g.id = s.agency_id WHERE i.child_id = $1 AND i.until_on IS NOT NULL
    UNION ALL
    SELECT h.from_on AS at, 'home' AS type, 'New home' AS title, coalesce(h.carers, (SELECT l.name FROM code_list l WHERE l.list = 'home' AND l.code = h.kind)) AS text, (SELECT p.name FROM person p WHERE p.id = h.made_by) AS who, 'home' AS agency_kind,
           'home' AS record_type, h.id AS record_id, h.made_at AS since
      FROM home h WHERE h.child_id = $1
    UNION ALL
    SELECT e.from_on AS at, 'school' AS type, 'New school' AS title, (SELECT g.name FROM agency g WHERE g.id = e.school_id) AS text, (SELECT p.name FROM person p WHERE p.id = e.made_by) AS who, 'school' AS agency_kind,
           'school' AS record_type, e.id AS record_id, e.made_at AS since
      FROM enrolment e WHERE e.child_id = $1
    UNION ALL
    SELECT e.from_on AS at, 'legal_status' AS type, 'Legal status' AS title, coalesce((SELECT l.name FROM code_list l WHERE l.list = 'legal_status' AND l.code = e.code), e.code) AS text, (SELECT p.name FROM person p WHERE p.id = e.made_by) AS who, 'social_care' AS agency_kind,
           'legal_status' AS record_type, e.id AS record_id, e.made_at AS since
      FROM legal_status e WHERE e.child_id = $1
    UNION ALL
    SELECT e.from_on AS at, 'care' AS type, 'Came into care' AS title, NULL AS text, (SELECT p.name FROM person p WHERE p.id = e.made_by) AS who, 'social_care' AS agency_kind,
           'episode' AS record_type, e.id AS record_id, e.made_at AS since
      FROM care_episode e WHERE e.child_id = $1 AND e.entry_code = 'S'
    UNION ALL
    SELECT e.until_on AS at, 'care' AS type, 'Left care' AS title, (SELECT l.name FROM code_list l WHERE l.list = 'ending' AND l.code = e.ending_code) AS text, (SELECT p.name FROM person p WHERE p.id = e.made_by) AS who, 'social_care' AS agency_kind,
           'episode' AS record_type, e.id AS record_id, (e.until_on + 1)::timestamptz AS since
      FROM care_episode e WHERE e.child_id = $1 AND e.until_on IS NOT NULL AND e.ending_code <> 'X1'
    UNION ALL
    SELECT v.at, 'care' AS type, v.title,
           CASE e.category WHEN 'NEG' THEN 'Neglect' WHEN 'PHY' THEN 'Physical abuse' WHEN 'SAB' THEN 'Sexual abuse' WHEN 'EMO' THEN 'Emotional abuse' ELSE 'Several kinds of abuse' END AS text,
           (SELECT p.name FROM person p WHERE p.id = e.made_by) AS who, 'social_care' AS agency_kind, 'protection' AS record_type, e.id AS record_id, v.since
      FROM protection_plan e
     CROSS JOIN LATERAL (VALUES (e.from_on, 'Child protection plan began', e.made_at), (e.until_on, 'Child protection plan ended', (e.until_on + 1)::timestamptz)) v (at, title, since)
     WHERE e.child_id = $1 AND v.at IS NOT NULL
    UNION ALL
    SELECT v.at, 'care' AS type, v.title, v.text, (SELECT p.name FROM person p WHERE p.id = e.made_by) AS who, 'social_care' AS agency_kind, 'episode' AS record_type, e.id AS record_id, v.since
      FROM edge_of_care e
     CROSS JOIN LATERAL (VALUES (e.from_on, 'On the edge of care', NULL, e.made_at),
                                (e.until_on, 'No longer on the edge of care', CASE e.end_reason WHEN 'stayed_home' THEN 'Stays at home' WHEN 'family' THEN 'Lives with family or friends'
                                                 WHEN 'came_into_care' THEN 'Came into care' WHEN 'moved_away' THEN 'The family moved away' END, (e.until_on + 1)::timestamptz)) v (at, title, text, since)
     WHERE e.child_id = $1 AND v.at IS NOT NULL
    UNION ALL
    SELECT h.from_on AS at, 'home' AS type, 'A home outside the county' AS title, o.host_name AS text, (SELECT p.name FROM person p WHERE p.id = o.made_by) AS who, 'social_care' AS agency_kind,
           'home' AS record_type, o.id AS record_id, o.made_at AS since
      FROM outside_county o JOIN home h ON h.id = o.home_id WHERE o.child_id = $1
    UNION ALL
    SELECT t.done_on AS at, 'home' AS type, t.what AS title, t.note AS text, (SELECT p.name FROM person p WHERE p.id = t.settled_by) AS who,
           (SELECT CASE g.kind WHEN 'school' THEN 'school' WHEN 'psychology' THEN 'school' WHEN 'virtual_school' THEN 'school' WHEN 'camhs' THEN 'health' WHEN 'health' THEN 'health' ELSE 'social_care' END
              FROM person p JOIN agency g ON g.id = p.agency_id WHERE p.id = t.settled_by) AS agency_kind,
           'home' AS record_type, t.id AS record_id, t.made_at AS since
      FROM outside_step t WHERE t.child_id = $1 AND t.state = 'done'
    UNION ALL
    SELECT p.held_on AS at, 'pep' AS type, 'PEP held: ' || t.name AS title,
           CASE WHEN p.quality IS NOT NULL THEN 'The virtual school: ' || CASE p.quality WHEN 'good' THEN 'good' WHEN 'some_work' THEN 'needs some work' ELSE 'not good enough' END END AS text,
           (SELECT x.name FROM person x WHERE x.id = p.made_by) AS who, 'school' AS agency_kind,
           'pep' AS record_type, p.id AS record_id, p.made_at AS since
      FROM pep p JOIN school_term t ON t.id = p.term_id WHERE p.child_id = $1 AND p.held_on IS NOT NULL
    UNION ALL
    SELECT v.held_on AS at, 'review' AS type, 'Review held' AS title, (SELECT l.name FROM code_list l WHERE l.list = 'review' AND l.code = v.code) AS text, (SELECT p.name FROM person p WHERE p.id = v.made_by) AS who, 'social_care' AS agency_kind,
           'review' AS record_type, v.id AS record_id, v.made_at AS since
      FROM review v WHERE v.child_id = $1
    UNION ALL
    SELECT h.day AS at, 'health' AS type, health_kind(h.kind) || CASE h.state WHEN 'refused' THEN ': refused by the young person' WHEN 'missed' THEN ': missed' ELSE '' END AS title,
           s.text AS text, coalesce(h.by_whom, (SELECT p.name FROM person p WHERE p.id = h.made_by)) AS who, 'health' AS agency_kind,
           'health' AS record_type, h.id AS record_id, h.made_at AS since
      FROM health_check h LEFT JOIN health_summary s ON s.health_id = h.id WHERE h.child_id = $1
    UNION ALL
    SELECT v.day AS at, 'visit' AS type, CASE WHEN v.was_seen THEN 'Visit by the social worker' ELSE 'A visit, and the child was not there' END AS title, n.heard AS text, v.visitor AS who, 'social_care' AS agency_kind,
           'visit' AS record_type, v.id AS record_id, v.made_at AS since
      FROM visit v LEFT JOIN visit_note n ON n.visit_id = v.id WHERE v.child_id = $1
    UNION ALL
    SELECT make_date(n.return_year, 3, 31) AS at, 'sdq' AS type, 'No SDQ for the year' AS title, (SELECT l.name FROM code_list l WHERE l.list = 'sdq_none' AND l.code = n.code) AS text, (SELECT p.name FROM person p WHERE p.id = n.made_by) AS who, 'social_care' AS agency_kind,
           'sdq_reason' AS record_type, n.id AS record_id, n.made_at AS since
      FROM sdq_none n WHERE n.child_id = $1
    UNION ALL
    SELECT a.from_on AS at, 'allocation' AS type, CASE a.kind WHEN 'worker' THEN 'New social worker' WHEN 'reviewing_officer' THEN 'New reviewing officer' WHEN 'nurse' THEN 'New nurse' WHEN 'virtual_school' THEN 'New person at the virtual school' WHEN 'personal_adviser' THEN 'New personal adviser' ELSE 'New worker of the carers' END AS title, NULL AS text, (SELECT p.name FROM person p WHERE p.id = a.person_id) AS who, CASE a.kind WHEN 'nurse' THEN 'health' WHEN 'virtual_school' THEN 'school' ELSE 'social_care' END AS agency_kind,
           'allocation' AS record_type, a.id AS record_id, a.made_at AS since
      FROM allocation a WHERE a.child_id = $1
    UNION ALL
    SELECT london(t.settled_at) AS at, 'task' AS type, t.what AS title, t.outcome AS text, (SELECT p.name FROM person p WHERE p.id = t.settled_by) AS who, (SELECT CASE g.kind WHEN 'school' THEN 'school' WHEN 'psychology' THEN 'school' WHEN 'virtual_school' THEN 'school' WHEN 'camhs' THEN 'health' WHEN 'health' THEN 'health' ELSE 'social_care' END FROM person p JOIN agency g ON g.id = p.agency_id WHERE p.id = t.settled_by) AS agency_kind,
           'task' AS record_type, t.id AS record_id, t.settled_at AS since
      FROM task t WHERE t.child_id = $1 AND t.state = 'done'
    UNION ALL
    SELECT c.day AS at, 'contact' AS type, CASE c.mode WHEN 'video' THEN 'Video meeting with ' WHEN 'phone' THEN 'Phone call with ' WHEN 'message' THEN 'Letter or message from ' ELSE 'Meeting with ' END || s.name
             || CASE c.outcome WHEN 'did_not_attend' THEN ': nobody came' WHEN 'cancelled_by_them' THEN ', called off by the family' WHEN 'cancelled_by_us' THEN ', called off by the service' ELSE '' END AS title, CASE WHEN c.outcome = 'attended' THEN c.minutes || ' minutes' END AS text, (SELECT p.name FROM person p WHERE p.id = coalesce(c.practitioner_id, c.made_by)) AS who, CASE g.kind WHEN 'school' THEN 'school' WHEN 'psychology' THEN 'school' WHEN 'virtual_school' THEN 'school' WHEN 'camhs' THEN 'health' WHEN 'health' THEN 'health' ELSE 'social_care' END AS agency_kind,
           'contact' AS record_type, c.id AS record_id, c.made_at AS since
      FROM contact c JOIN involvement i ON i.id = c.involvement_id JOIN service s ON s.id = i.service_id JOIN agency g ON g.id = s.agency_id WHERE c.child_id = $1
    UNION ALL
    SELECT v.at, 'plan' AS type, v.title, v.text, (SELECT w.name FROM person w WHERE w.id = p.made_by) AS who, CASE g.kind WHEN 'school' THEN 'school' WHEN 'psychology' THEN 'school' WHEN 'virtual_school' THEN 'school' WHEN 'camhs' THEN 'health' WHEN 'health' THEN 'health' ELSE 'social_care' END AS agency_kind,
           'plan' AS record_type, p.id AS record_id, v.since
      FROM plan p JOIN agency g ON g.id = p.agency_id
     CROSS JOIN LATERAL (VALUES (p.agreed_on, p.title, p.summary, p.made_at), (p.ended_on, 'Ended: ' || p.title, p.end_reason, (p.ended_on + 1)::timestamptz)) v (at, title, text, since)
     WHERE p.child_id = $1 AND p.state <> 'draft' AND v.at IS NOT NULL
    UNION ALL
    SELECT v.held_on AS at, 'plan' AS type, 'Reviewed: ' || p.title AS title, v.found AS text, (SELECT w.name FROM person w WHERE w.id = v.made_by) AS who, CASE g.kind WHEN 'school' THEN 'school' WHEN 'psychology' THEN 'school' WHEN 'virtual_school' THEN 'school' WHEN 'camhs' THEN 'health' WHEN 'health' THEN 'health' ELSE 'social_care' END AS agency_kind,
           'plan' AS record_type, p.id AS record_id, v.made_at AS since
      FROM plan_review v JOIN plan p ON p.id = v.plan_id JOIN agency g ON g.id = p.agency_id WHERE v.child_id = $1
    UNION ALL
    SELECT a.settled_on AS at, 'action' AS type, CASE a.state WHEN 'done' THEN a.what ELSE 'Dropped: ' || a.what END AS title, a.outcome AS text,
           (SELECT w.name FROM person w WHERE w.id = a.settled_by) AS who, CASE g.kind WHEN 'school' THEN 'school' WHEN 'psychology' THEN 'school' WHEN 'virtual_school' THEN 'school' WHEN 'camhs' THEN 'health' WHEN 'health' THEN 'health' ELSE 'social_care' END AS agency_kind,
           'action' AS record_type, a.id AS record_id, a.made_at AS since
      FROM action a JOIN agency g ON g.id = a.agency_id WHERE a.child_id = $1 AND a.state IN ('done', 'dropped') AND a.live_at IS NOT NULL
    UNION ALL
    SELECT m.held_on AS at, 'planning' AS type, 'Talked about in monthly planning' AS title, p.agreed AS text, g.name AS who,
           (SELECT CASE a.kind WHEN 'school' THEN 'school' WHEN 'psychology' THEN 'school' WHEN 'virtual_school' THEN 'school' WHEN 'camhs' THEN 'health' WHEN 'health' THEN 'health' ELSE 'social_care' END FROM agency a WHERE a.id = g.agency_id) AS agency_kind,
           'planning' AS record_type, p.id AS record_id, p.made_at AS since
      FROM planning p JOIN planning_meeting m ON m.id = p.meeting_id JOIN work_group g ON g.id = m.group_id WHERE p.child_id = $1 AND p.state = 'talked_about'
    UNION ALL
    SELECT x.from_on AS at, 'graduated' AS type, 'Graduated response: ' || x.step AS title, x.what AS text, (SELECT w.name FROM person w WHERE w.id = x.made_by) AS who, 'school' AS agency_kind,
           'graduated' AS record_type, x.id AS record_id, x.made_at AS since
      FROM graduated_step x WHERE x.child_id = $1
    UNION ALL
    SELECT v.at, 'missing' AS type, v.title, v.text, (SELECT p.name FROM person p WHERE p.id = m.made_by) AS who, 'social_care' AS agency_kind, 'missing' AS record_type, m.id AS record_id, v.since
      FROM missing_episode m
     CROSS JOIN LATERAL (VALUES (m.started_on, CASE m.kind WHEN 'missing' THEN 'Went missing' ELSE 'Away from home without leave' END, NULL, m.made_at),
                                (m.ended_on, CASE m.kind WHEN 'missing' THEN 'Was found' ELSE 'Came back' END, NULL, (m.ended_on + 1)::timestamptz),
                                (m.interview_on, 'Return interview', NULL, (m.interview_on + 1)::timestamptz)) v (at, title, text, since)
     WHERE m.child_id = $1 AND m.error_reason IS NULL AND v.at IS NOT NULL
    UNION ALL
    SELECT v.at, 'permanence' AS type, v.title, upper(left(permanence_goal(l.goal), 1)) || substr(permanence_goal(l.goal), 2) AS text, (SELECT p.name FROM person p WHERE p.id = l.made_by) AS who, 'social_care' AS agency_kind,
           'permanence' AS record_type, l.id AS record_id, v.since
      FROM permanence_plan l
     CROSS JOIN LATERAL (VALUES (l.agreed_on, 'Plan for permanence agreed', l.made_at), (l.achieved_on, 'Permanence achieved', (l.achieved_on + 1)::timestamptz)) v (at, title, since)
     WHERE l.child_id = $1 AND l.error_reason IS NULL AND v.at IS NOT NULL
    UNION ALL
    SELECT v.at, 'adoption' AS type, v.title, NULL AS text, (SELECT p.name FROM person p WHERE p.id = a.made_by) AS who, 'social_care' AS agency_kind, 'adoption' AS record_type, a.id AS record_id, v.since
      FROM adoption a
     CROSS JOIN LATERAL (VALUES (a.decided_on, 'Adoption decided', a.made_at), (a.placement_order_on, 'Placement order', (a.placement_order_on + 1)::timestamptz),
                                (a.order_revoked_on, 'Placement order revoked', (a.order_revoked_on + 1)::timestamptz), (a.matched_on, 'Matched with a family', (a.matched_on + 1)::timestamptz),
                                (a.placed_on, 'Moved to the adoptive family', (a.placed_on + 1)::timestamptz), (a.placed_ended_on, 'No longer to be placed for adoption', (a.placed_ended_on + 1)::timestamptz),
                                (a.adopted_on, 'Adopted', (a.adopted_on + 1)::timestamptz)) v (at, title, since)
     WHERE a.child_id = $1 AND a.error_reason IS NULL AND v.at IS NOT NULL
    UNION ALL
    SELECT v.at, 'leaver' AS type, v.title, NULL AS text, (SELECT w.name FROM person w WHERE w.id = p.made_by) AS who, 'social_care' AS agency_kind, 'pathway' AS record_type, p.id AS record_id, p.made_at AS since
      FROM pathway_plan p CROSS JOIN LATERAL (VALUES (p.needs_assessed_on, 'Needs assessed for the pathway plan'), (p.plan_on, 'Pathway plan made')) v (at, title)
     WHERE p.child_id = $1 AND p.error_reason IS NULL AND v.at IS NOT NULL
    UNION ALL
    SELECT r.held_on AS at, 'leaver' AS type, 'Pathway plan reviewed' AS title, NULL AS text, (SELECT w.name FROM person w WHERE w.id = r.made_by) AS who, 'social_care' AS agency_kind,
           'pathway' AS record_type, p.id AS record_id, r.made_at AS since
      FROM pathway_review r JOIN pathway_plan p ON p.id = r.plan_id WHERE r.child_id = $1 AND NOT r.struck AND p.error_reason IS NULL
    UNION ALL
    SELECT x.on_day AS at, 'leaver' AS type, (SELECT l.name FROM code_list l WHERE l.list = 'in_touch' AND l.code = x.in_touch_code) AS title,
           (SELECT l.name FROM code_list l WHERE l.list = 'activity' AND l.code = x.activity_code) AS text, (SELECT w.name FROM person w WHERE w.id = x.made_by) AS who, 'social_care' AS agency_kind,
           'leaver' AS record_type, x.id AS record_id, x.made_at AS since
      FROM leaver_contact x WHERE x.child_id = $1 AND x.error_reason IS NULL
    UNION ALL
    SELECT x.on_day AS at, 'education' AS type, CASE x.kind WHEN 'permanent' THEN 'Permanently excluded from school' ELSE 'Suspended from school' END AS title,
           (SELECT l.name FROM code_list l WHERE l.list = 'exclusion' AND l.code = x.reason_code) AS text, (SELECT w.name FROM person w WHERE w.id = x.made_by) AS who, 'school' AS agency_kind,
           'education' AS record_type, x.id AS record_id, x.made_at AS since
      FROM exclusion x WHERE x.child_id = $1 AND x.error_reason IS NULL
    UNION ALL
    SELECT x.outcome_on AS at, 'youth_justice' AS type, k.name AS title, NULL AS text, (SELECT w.name FROM person w WHERE w.id = x.made_by) AS who, 'other' AS agency_kind,
           'youth_justice' AS record_type, x.id AS record_id, x.made_at AS since
      FROM youth_justice_outcome x JOIN youth_justice_kind k ON k.code = x.kind_code WHERE x.child_id = $1 AND x.error_reason IS NULL
    UNION ALL
    SELECT x.assessed_on AS at, 'speech' AS type, 'Speech and language assessment' AS title, NULL AS text, coalesce(x.by_whom, (SELECT w.name FROM person w WHERE w.id = x.made_by)) AS who, 'health' AS agency_kind,
           'speech' AS record_type, x.id AS record_id, x.made_at AS since
      FROM speech_language x WHERE x.child_id = $1 AND x.assessed_on IS NOT NULL AND x.error_reason IS NULL
    UNION ALL
    SELECT x.decided_on AS at, 'action' AS type, CASE x.outcome WHEN 'nothing_needed' THEN 'Decided: no more help with mental health is needed now' ELSE 'Decided: what is done about a mental health need' END AS title, x.why AS text,
           (SELECT w.name FROM person w WHERE w.id = x.made_by) AS who, 'social_care' AS agency_kind, 'need' AS record_type, x.id AS record_id, x.made_at AS since
      FROM need_decision x WHERE x.child_id = $1
    UNION ALL -- what may not be seen: its type, day and whom to ask
    SELECT h.on_day AS at, h.type AS type, CASE h.type WHEN 'words' THEN 'In their own words' WHEN 'pep' THEN 'PEP' WHEN 'sdq' THEN 'SDQ' WHEN 'school' THEN 'New school' WHEN 'document' THEN 'Document' WHEN 'health' THEN 'Health check' WHEN 'sibling' THEN 'A brother or sister is linked' WHEN 'leaver' THEN 'Leaving care' WHEN 'education' THEN 'School in numbers' WHEN 'speech_language' THEN 'Speech and language assessment' ELSE 'New home' END AS title, 'Held back by ' || g.name AS text, NULL AS who, CASE g.kind WHEN 'school' THEN 'school' WHEN 'psychology' THEN 'school' WHEN 'virtual_school' THEN 'school' WHEN 'camhs' THEN 'health' WHEN 'health' THEN 'health' ELSE 'social_care' END AS agency_kind,
           'agency' AS record_type, h.agency_id AS record_id, h.on_day::timestamptz AS since
      FROM (SELECT DISTINCT x.on_day, x.type, x.agency_id FROM held($1) x WHERE x.on_day IS NOT NULL) h JOIN agency g ON g.id = h.agency_id
), page AS (
    SELECT x.*
      FROM (SELECT e.*, e.at || ' ' || to_char(e.since, 'YYYY-MM-DD HH24:MI:SS.US') || ' ' || e.type || ' ' || e.record_id || ' ' || e.title AS place FROM event e) x
     WHERE x.at <= today() AND ($3::text IS NULL OR x.place < $3)
     ORDER BY place DESC
     LIMIT $2::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place DESC LIMIT $2::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(json_build_object('at', s.at, 'type', s.type, 'title', s.title, 'text', s.text,
               'who', s.who, 'agency_kind', s.agency_kind, 'record', json_build_object('type', s.record_type, 'id', s.record_id))
               ORDER BY s.place DESC) FROM shown s), '[]'), 'next', n.next),
       json_build_array(json_build_object('child', c.id, 'type', 'timeline', 'tier', 2, 'relation', stands_as(c.id),
           'ids', coalesce((SELECT json_agg(DISTINCT s.record_id) FROM shown s WHERE s.record_type <> 'agency'), '[]'))),
       NULL, n.next
  FROM child c
 CROSS JOIN (SELECT CASE WHEN (SELECT count(*) FROM page) > $2::integer THEN (SELECT min(place) FROM shown) END) n (next)
 WHERE c.id = $1
