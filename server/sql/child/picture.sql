-- $1 child, $2 day as of which, or null. The shared picture: everything that I may see of one child, in one answer.
-- Each table is read once: every place where one stands brings its policies with it, and these cost more than the rows.
WITH kid AS MATERIALIZED (
    SELECT c.* FROM child c WHERE c.id = $1
), given AS MATERIALIZED (
    SELECT a.id, a.tier, a.kind, a.person_id, a.from_on
      FROM allocation a
     WHERE a.child_id = $1 AND a.from_on <= today() AND (a.until_on IS NULL OR a.until_on > today())
), lives AS MATERIALIZED (
    SELECT x.id, x.made_at, x.made_by, x.version, x.kind, x.carers, x.from_on, x.until_on, x.visit_rule, x.home_postcode, x.miles, x.miles_from, l.name AS kind_name,
           x.has_address AND d.id IS NULL AS is_held, greatest(x.tier, d.tier) AS tier,
           CASE WHEN d.id IS NOT NULL THEN json_build_object('lines', d.lines, 'postcode', d.postcode, 'is_protected', d.is_protected) END AS address
      FROM home x
      LEFT JOIN code_list l ON l.list = 'home' AND l.code = x.kind
      LEFT JOIN home_address d ON d.home_id = x.id
     WHERE x.child_id = $1 AND x.from_on <= today() AND (x.until_on IS NULL OR x.until_on > today())
     ORDER BY x.from_on DESC LIMIT 1
), away AS MATERIALIZED (
    SELECT o.id, o.host_name, o.host_code, o.commissioner FROM outside_county o WHERE o.home_id = (SELECT x.id FROM lives x)
), away_step AS MATERIALIZED (
    SELECT s.outside_id, s.code, s.what, s.who, s.due_on FROM outside_step s WHERE s.child_id = $1 AND s.state = 'open'
), ehc AS MATERIALIZED (
    SELECT x.id, s.stage, x.school, ehcp_due_on(s.stage, x.requested_on, x.final_on, x.reviewed_on) AS due_on
      FROM ehcp x CROSS JOIN LATERAL (SELECT ehcp_stage(x.is_agreed, x.draft_on, x.final_on, x.ended_on) AS stage) s
     WHERE x.child_id = $1 AND x.ended_on IS NULL
     ORDER BY x.requested_on DESC LIMIT 1
), said AS MATERIALIZED (
    SELECT x.*, count(*) OVER () AS n FROM words x WHERE x.child_id = $1 ORDER BY x.said_on DESC, x.made_at DESC LIMIT 1
), preferred AS MATERIALIZED (
    SELECT x.id, x.kind, x.text, x.instead, x.way, x.said_on, x.made_at FROM preference x WHERE x.child_id = $1 AND (x.until_on IS NULL OR x.until_on > today())
), asked AS MATERIALIZED (
    SELECT x.id, x.asked_on, x.outcome FROM words_asked x WHERE x.child_id = $1 ORDER BY x.asked_on DESC, x.made_at DESC LIMIT 1
), form AS MATERIALIZED (
    SELECT q.* FROM sdq_shown q WHERE q.child_id = $1
), measured AS MATERIALIZED (
    SELECT m.id, m.made_at, m.made_by, m.version, m.definition_id, m.informant, m.completed_on, m.service_id, d.code, d.name, b.bands, s.scores,
           s.id IS NULL AS held_back, s.id IS NULL AND b.id IS NULL AS bands_held_back,
           row_number() OVER (PARTITION BY d.code, m.informant ORDER BY m.completed_on DESC, m.made_at DESC, m.id DESC) AS nth
      FROM measure m
      JOIN measure_definition d ON d.id = m.definition_id
      LEFT JOIN measure_band b ON b.measure_id = m.id
      LEFT JOIN measure_score s ON s.measure_id = m.id
     WHERE m.child_id = $1
), referred AS MATERIALIZED (
    SELECT r.*, c.id IS NULL AS held_back, c.reason, c.need
      FROM referral r LEFT JOIN referral_content c ON c.referral_id = r.id
     WHERE r.child_id = $1
), clock AS MATERIALIZED (
    SELECT k.referral_id, k.clock, k.due_at, k.stopped_at, k.paused_at, k.paused_until, k AS whole FROM referral_clock k WHERE k.child_id = $1
), involved AS MATERIALIZED (
    SELECT i.* FROM involvement i WHERE i.child_id = $1
), covering AS MATERIALIZED (
    SELECT v.service_id, v.practitioner_id, v.person_id, v.until_on
      FROM cover v
     WHERE v.practitioner_id = ANY (ARRAY(SELECT practitioner_id FROM involved WHERE until_on IS NULL))
       AND v.from_on <= coalesce($2::date, today()) AND v.until_on > coalesce($2::date, today())
), todo AS MATERIALIZED (
    SELECT t.* FROM task t
     WHERE t.child_id = $1 AND (t.state = 'open' OR t.kind = 'share_ask' AND t.settled_at > now() - interval '28 days')
), linked AS MATERIALIZED (
    SELECT f.id, f.kind, f.for_whom, f.name, f.made_at, f.made_by, f.until_on, f.sent_at, f.ended_at FROM form_link f WHERE f.child_id = $1
), no_answer AS MATERIALIZED (
    SELECT f.id, f.name, f.until_on
      FROM linked f
     WHERE f.made_by = (SELECT me()) AND f.until_on < today() AND f.sent_at IS NULL AND f.ended_at IS NULL
       AND NOT EXISTS (SELECT FROM linked n WHERE n.kind = f.kind AND n.for_whom = f.for_whom AND n.name = f.name AND n.made_at > f.made_at)
), asking AS MATERIALIZED (
    SELECT f.kind, f.for_whom, london(f.made_at) AS asked_on FROM linked f WHERE f.sent_at IS NULL AND f.ended_at IS NULL AND f.until_on >= today()
), reviewed AS MATERIALIZED (
    SELECT x.*, k.chair, k.mental_health FROM review x LEFT JOIN review_record k ON k.review_id = x.id WHERE x.child_id = $1
), planned AS MATERIALIZED (
    SELECT p.id, p.made_at, p.made_by, p.version, p.kind, p.agency_id, p.title, p.summary, p.state, p.agreed_on, p.review_on, p.edition, p.edition_on,
           k.name AS kind_name, k.read_days, k.is_graduated, c.id IS NULL AS held_back, coalesce(c.outcomes, '[]') AS outcomes, c.tier AS content_tier
      FROM plan p JOIN plan_kind k ON k.code = p.kind LEFT JOIN plan_content c ON c.plan_id = p.id
     WHERE p.child_id = $1 AND p.state <> 'ended'
), aimed AS MATERIALIZED (
    SELECT g.id, g.plan_id, g.position, g.what, g.baseline, g.baseline_words, g.baseline_on, g.aim FROM plan_goal g WHERE g.child_id = $1 AND g.ended_on IS NULL
), rated AS MATERIALIZED (
    SELECT DISTINCT ON (r.goal_id) r.goal_id, r.value, r.rated_on FROM plan_rating r WHERE r.child_id = $1 ORDER BY r.goal_id, r.rated_on DESC, r.made_at DESC
), shared AS MATERIALIZED (
    SELECT s.id, s.plan_id, s.role, s.person_id, s.shared_on FROM plan_share s WHERE s.child_id = $1 AND s.ended_on IS NULL
), heeded AS MATERIALIZED (
    SELECT r.share_id, r.edition, r.made_by FROM plan_read r WHERE r.child_id = $1
), to_do AS MATERIALIZED (
    SELECT a.id, a.plan_id, a.what, a.agency_id, a.person_id, a.owner_name, a.due_on, a.state, a.outcome, a.settled_on
      FROM action a
     WHERE a.child_id = $1 AND (a.state = 'open' OR a.settled_on > today() - 28) AND a.live_at IS NOT NULL
), talked AS MATERIALIZED (
    SELECT p.id, p.state, p.agreed, p.step, p.next_on, p.tier, p.made_at, m.held_on, g.name AS group_name, row_number() OVER (ORDER BY m.held_on DESC, p.made_at DESC) AS nth
      FROM planning p JOIN planning_meeting m ON m.id = p.meeting_id JOIN work_group g ON g.id = m.group_id
     WHERE p.child_id = $1 AND p.state <> 'withdrawn'
), stepped AS MATERIALIZED (
    SELECT x.step, x.from_on, x.what, x.made_at FROM graduated_step x WHERE x.child_id = $1 ORDER BY x.from_on DESC, x.made_at DESC LIMIT 1
), review_next AS MATERIALIZED (
    SELECT d.id, d.due_on FROM review_due d WHERE d.child_id = $1 AND d.due_on IS NOT NULL
), visit_next AS MATERIALIZED (
    SELECT d.id, d.due_on FROM visit_due d WHERE d.child_id = $1 AND d.due_on IS NOT NULL
), health_next AS MATERIALIZED (
    SELECT d.id, d.kind, d.due_on, d.why FROM health_due d WHERE d.child_id = $1 AND d.due_on IS NOT NULL AND (d.until_on IS NULL OR d.until_on > today())
), gone AS MATERIALIZED (
    SELECT m.id, m.kind, m.started_on, m.ended_on, m.interview_offered_on, m.source,
           interview_due_on(m.ended_on, m.interview_on, m.interview_refused, m.error_reason) AS interview_by
      FROM missing_episode m WHERE m.child_id = $1 AND m.error_reason IS NULL
), lasting AS MATERIALIZED (
    SELECT p.id, p.goal, p.agreed_on, permanence_due_on(p.agreed_on, p.reviews, p.ended_on, p.achieved_on, p.error_reason) AS due_on
      FROM permanence_plan p WHERE p.child_id = $1 AND p.ended_on IS NULL AND p.achieved_on IS NULL AND p.error_reason IS NULL
), consent_ending AS MATERIALIZED (
    SELECT x.id, x.what, x.detail, x.until_on
      FROM consent x
     WHERE x.child_id = $1 AND x.is_given AND x.withdrawn_on IS NULL AND x.until_on > today() - 28
       AND NOT EXISTS (SELECT FROM consent n WHERE n.child_id = x.child_id AND n.what = x.what AND n.service_id IS NOT DISTINCT FROM x.service_id AND n.made_at > x.made_at)
), checked AS MATERIALIZED (
    SELECT replace(h.kind, 'initial', 'review') AS kind, h.day, h.state, h.missed_why, h.is_up_to_date, h.made_at, h.made_by, h.has_summary, h.has_content
      FROM health_check h WHERE h.child_id = $1
), health_last AS MATERIALIZED (
    SELECT DISTINCT ON (h.kind) h.kind, h.day, h.state, h.missed_why, h.is_up_to_date FROM checked h ORDER BY h.kind, h.day DESC, h.made_at DESC
), taught AS MATERIALIZED (
    SELECT e.school_id, e.year_group
      FROM enrolment e
     WHERE e.child_id = $1 AND e.from_on <= today() AND (e.until_on IS NULL OR e.until_on > today())
     ORDER BY e.from_on DESC LIMIT 1
), cared AS MATERIALIZED (
    SELECT coalesce(max(e.from_on) FILTER (WHERE e.entry_code = 'S'), min(e.from_on)) AS since,
           array_agg(e.from_on ORDER BY e.from_on) AS froms, array_agg(e.until_on ORDER BY e.from_on) AS untils
      FROM care_episode e WHERE e.child_id = $1 HAVING bool_or(e.until_on IS NULL)
), leaving AS MATERIALIZED (
    SELECT l.id FROM care_leaver l WHERE l.child_id = $1 AND l.until_on IS NULL AND l.error_reason IS NULL
), in_touch AS MATERIALIZED (
    SELECT max(t.on_day) AS last_on FROM leaver_contact t WHERE t.child_id = $1 AND t.error_reason IS NULL
), pathway AS MATERIALIZED (
    SELECT p.id, p.needs_assessed_on, p.plan_on, p.reviewed_on, p.ended_on FROM pathway_plan p WHERE p.child_id = $1 AND p.error_reason IS NULL
), speaking AS MATERIALIZED (
    SELECT x.id, x.due_on, x.referred_on FROM speech_language x
     WHERE x.child_id = $1 AND x.assessed_on IS NULL AND x.closed_on IS NULL AND x.error_reason IS NULL
), schooled AS MATERIALIZED (
    SELECT p.id, p.term_id, p.state, p.held_on, p.sessions_attended, p.sessions_possible, p.attendance_percent, p.attainment, p.targets, p.premium, p.quality, p.next_on,
           t.name AS term, t.until_on
      FROM pep p JOIN school_term t ON t.id = p.term_id
     WHERE p.child_id = $1
), kin AS MATERIALIZED ( -- the other of two is a child of its own, who is as today
    SELECT o.id, x.id AS link_id, x.tier, coalesce(o.known_as, o.given_names, o.name) AS name, o.born_on, o.died_on, o.sex, x.kind
      FROM sibling x JOIN public.child o ON o.id = CASE x.child_id WHEN $1 THEN x.other_id ELSE x.child_id END
     WHERE $1 IN (x.child_id, x.other_id) AND x.ended_on IS NULL AND x.error_reason IS NULL
), service_of AS MATERIALIZED (
    SELECT s.id, s.name, s.agency_id, json_build_object('id', s.id, 'name', s.name) AS item
      FROM service s
     WHERE s.id = ANY (ARRAY(SELECT service_id FROM referred UNION ALL SELECT service_id FROM involved UNION ALL SELECT service_id FROM measured))
), someone AS MATERIALIZED (
    SELECT p.id, p.name, p.agency_id, json_build_object('id', p.id, 'name', p.name) AS item
      FROM person p
     WHERE p.id = ANY (ARRAY(SELECT made_by FROM kid UNION ALL SELECT person_id FROM given UNION ALL SELECT made_by FROM lives
                             UNION ALL SELECT made_by FROM said UNION ALL SELECT made_by FROM form UNION ALL SELECT made_by FROM measured
                             UNION ALL SELECT unnest(ARRAY[made_by, referred_by, asked_by, decider_id, practitioner_id, routed_to_id]) FROM referred
                             UNION ALL SELECT unnest(ARRAY[made_by, practitioner_id]) FROM involved UNION ALL SELECT person_id FROM covering
                             UNION ALL SELECT made_by FROM reviewed UNION ALL SELECT made_by FROM planned UNION ALL SELECT person_id FROM shared
                             UNION ALL SELECT person_id FROM to_do
                             UNION ALL SELECT made_by FROM checked
                             UNION ALL SELECT unnest(ARRAY[made_by, settled_by, assigned_to]) FROM todo))
), agency_of AS MATERIALIZED (
    SELECT g.id, g.name, g.kind
      FROM agency g
     WHERE g.id = ANY (ARRAY(SELECT agency_id FROM someone UNION ALL SELECT agency_id FROM service_of UNION ALL SELECT school_id FROM taught
                             UNION ALL SELECT agency_id FROM planned UNION ALL SELECT agency_id FROM to_do))
), lead AS MATERIALIZED (
    SELECT p.name, p.item, p.agency_id, (SELECT g.name FROM agency_of g WHERE g.id = p.agency_id) AS agency
      FROM given a JOIN someone p ON p.id = a.person_id
     WHERE a.kind IN ('worker', 'personal_adviser')
     ORDER BY a.kind DESC, a.from_on DESC LIMIT 1
)
SELECT json_build_object(
           'as_of', coalesce($2::date, today()),
           'child', json_build_object('id', c.id, 'made_at', instant(c.made_at), 'made_by', (SELECT p.item FROM someone p WHERE p.id = c.made_by),
           'etag', 'v' || c.version,
           'name', c.name, 'given_names', c.given_names, 'family_name', c.family_name, 'known_as', c.known_as, 'pronouns', c.pronouns,
           'born_on', c.born_on, 'age', age_on(c.born_on, coalesce(c.died_on, today())), 'sex', c.sex, 'ethnicity', c.ethnicity,
           'language', c.language, 'local_id', c.local_id, 'nhs_number', c.nhs_number, 'upn', c.upn, 'died_on', c.died_on,
           'lives_with', coalesce(home.carers, home.kind_name), 'home', home.item,
           'home_held_back', home.item IS NULL AND (c.id = ANY (my_unwished('home')) OR NOT reaches('home', 'view', c.id, 2::smallint)),
           'outside_county', (SELECT json_build_object('id', o.id, 'host_name', o.host_name, 'host_code', o.host_code, 'commissioner', o.commissioner,
                                     'open', (SELECT count(*) FROM away_step s WHERE s.outside_id = o.id),
                                     'late', (SELECT count(*) FROM away_step s WHERE s.outside_id = o.id AND s.due_on < today())) FROM away o),
           'school', (SELECT json_build_object('name', g.name, 'year_group', e.year_group) FROM taught e JOIN agency_of g ON g.id = e.school_id),
           'send', (SELECT e.need FROM send_status e
                     WHERE e.child_id = $1 AND e.from_on <= today() AND (e.until_on IS NULL OR e.until_on > today())
                     ORDER BY e.from_on DESC LIMIT 1),
           'ehcp', (SELECT json_build_object('id', e.id, 'stage', e.stage, 'due_on', e.due_on, 'school', e.school) FROM ehc e),
           'legal_status', (SELECT json_build_object('code', e.code, 'name', coalesce(l.name, e.code), 'from_on', e.from_on)
                              FROM legal_status e LEFT JOIN code_list l ON l.list = 'legal_status' AND l.code = e.code
                             WHERE e.child_id = $1 AND e.from_on <= today() AND (e.until_on IS NULL OR e.until_on > today())
                             ORDER BY e.from_on DESC LIMIT 1),
           'lead_worker', lead.item,
           'in_care_since', (SELECT e.since FROM cared e)),
           'words', json_build_object('latest', words.latest, 'count', coalesce(words.n, 0), 'asked_on', (SELECT a.asked_on FROM asked a),
               'preferences', (SELECT coalesce(json_agg(json_build_object('id', f.id, 'kind', f.kind, 'text', f.text, 'instead', f.instead, 'way', f.way)
                                                        ORDER BY f.said_on DESC, f.made_at DESC), '[]') FROM preferred f)),
           'next', (SELECT coalesce(json_agg(json_build_object('on', d.due_on, 'what', d.what, 'who', d.who, 'state', due_state(d.due_on), 'days', d.due_on - today(),
               'kind', d.kind, 'link', json_build_object('type', d.link_type, 'id', d.link_id)) ORDER BY d.due_on, d.kind, d.what), '[]')
                      FROM (SELECT t.due_on, CASE WHEN t.kind IN ('sdq_ask', 'sdq_due')
                                   THEN t.what || form_waits((SELECT max(k.asked_on) FROM asking k WHERE k.kind = 'sdq' AND k.for_whom = form_whom(t.informant))) ELSE t.what END AS what,
                                   p.name AS who, t.kind, 'task' AS link_type, t.id AS link_id
                              FROM todo t LEFT JOIN someone p ON p.id = t.assigned_to
                             WHERE t.due_on IS NOT NULL AND t.state = 'open'
                            UNION ALL
                            SELECT coalesce(k.paused_until, london(k.due_at)), clock_asks(k.clock, k.paused_at, s.name), CASE k.clock WHEN 'asked' THEN NULL ELSE s.name END,
                                   'referral_' || k.clock, 'referral', r.id
                              FROM clock k JOIN referred r ON r.id = k.referral_id JOIN service_of s ON s.id = r.service_id
                             WHERE k.stopped_at IS NULL
                            UNION ALL
                            SELECT s.due_on, s.what, s.who, 'outside_' || s.code, 'outside_county', s.outside_id FROM away_step s
                            UNION ALL
                            SELECT p.review_on, 'Review: ' || p.title, g.name, 'plan_review', 'plan', p.id
                              FROM planned p JOIN agency_of g ON g.id = p.agency_id
                             WHERE p.state = 'current'
                            UNION ALL
                            SELECT min(greatest(p.edition_on, s.shared_on) + p.read_days), 'Read: ' || p.title, string_agg(coalesce(n.name, r.title), ', ' ORDER BY coalesce(n.name, r.title)),
                                   'plan_read', 'plan', p.id
                              FROM shared s JOIN planned p ON p.id = s.plan_id LEFT JOIN someone n ON n.id = s.person_id LEFT JOIN role r ON r.name = s.role
                             WHERE p.state = 'current' AND NOT EXISTS (SELECT FROM heeded h WHERE h.share_id = s.id AND h.edition = p.edition)
                             GROUP BY p.title, p.id
                            UNION ALL
                            SELECT a.due_on, a.what, coalesce(a.owner_name, n.name, g.name), 'action', 'action', a.id
                              FROM to_do a LEFT JOIN someone n ON n.id = a.person_id LEFT JOIN agency_of g ON g.id = a.agency_id
                             WHERE a.state = 'open'
                            UNION ALL
                            SELECT CASE WHEN a.is_first AND p.id IS NULL THEN a.start_by ELSE a.due_on END, pep_to_do(a.term, a.is_first, p.id IS NOT NULL),
                                   CASE WHEN a.is_first AND p.id IS NULL THEN 'Social worker' ELSE 'Designated teacher' END, 'pep', CASE WHEN p.id IS NULL THEN 'peps' ELSE 'pep' END, coalesce(p.id, c.id)
                              FROM cared e CROSS JOIN LATERAL pep_asks(e.since, c.born_on, today(), c.authority_id) a LEFT JOIN schooled p ON p.term_id = a.term_id
                             WHERE coalesce(p.state, 'draft') = 'draft' AND reaches('pep', 'view', c.id, 2::smallint)
                            UNION ALL
                            SELECT e.due_on, ehcp_asks(e.stage), 'Council', 'ehcp_' || e.stage, 'ehcp', e.id FROM ehc e WHERE e.due_on IS NOT NULL
                            UNION ALL
                            SELECT f.until_on, 'No answer to a form from ' || f.name, NULL, 'form', 'form', f.id FROM no_answer f
                            UNION ALL
                            SELECT words_due(a.asked_on, a.outcome), 'Ask what has changed for ' || coalesce(c.known_as, c.given_names)
                                   || form_waits((SELECT max(k.asked_on) FROM asking k WHERE k.kind IN ('view', 'review', 'pep') AND k.for_whom = 'young_person')), lead.name, 'words', 'words', a.id
                              FROM asked a WHERE lead.name IS NOT NULL AND c.died_on IS NULL
                            UNION ALL
                            SELECT CASE t.state WHEN 'put_forward' THEN t.held_on ELSE t.next_on END, planning_asks(t.state), t.group_name, 'planning', 'planning', t.id
                              FROM talked t WHERE t.state = 'put_forward' OR t.nth = 1 AND t.next_on IS NOT NULL
                            UNION ALL
                            SELECT h.due_on, health_kind(h.kind), 'Nurse', 'health_' || h.kind, 'health', h.id FROM health_next h
                            UNION ALL
                            SELECT v.due_on, 'Child in care review', 'Reviewing officer', 'review', 'review', v.id FROM review_next v
                            UNION ALL
                            SELECT v.due_on, 'Visit by the social worker', 'Social worker', 'visit', 'visit', v.id FROM visit_next v
                            UNION ALL
                            SELECT g.interview_by, interview_asks(g.interview_offered_on), 'Social worker', 'missing', 'missing', g.id FROM gone g
                             WHERE g.interview_by IS NOT NULL AND g.source = 'entered'
                            UNION ALL
                            SELECT p.due_on, 'Review the plan for permanence: ' || permanence_goal(p.goal), 'Social worker', 'permanence', 'permanence', p.id FROM lasting p
                            UNION ALL
                            SELECT x.until_on, consent_ends(x.what, x.detail), 'Social worker', 'consent_end', 'consent', x.id FROM consent_ending x
                             WHERE NOT EXISTS (SELECT FROM todo t WHERE t.kind = 'therapy_consent_end' AND t.state = 'open' AND t.due_on = x.until_on)
                            UNION ALL
                            SELECT (e.since + interval '3 months')::date, 'Needs assessment for the pathway plan', 'Personal adviser', 'pathway_needs', 'pathways', c.id
                              FROM (SELECT pathway_eligible_on(c.born_on, k.froms, k.untils, today()) AS since FROM cared k) e
                             WHERE age_on(c.born_on, today()) IN (16, 17) AND e.since IS NOT NULL AND NOT EXISTS (SELECT FROM pathway) AND reaches('leaver', 'view', c.id, 2::smallint)
                            UNION ALL
                            SELECT pathway_due_on(p.needs_assessed_on, p.plan_on, p.reviewed_on, (SELECT x.value::integer FROM setting x WHERE x.name = 'pathway_plan_days')),
                                   CASE WHEN p.plan_on IS NULL THEN 'Pathway plan' ELSE 'Review of the pathway plan' END, 'Personal adviser',
                                   CASE WHEN p.plan_on IS NULL THEN 'pathway_plan' ELSE 'pathway_review' END, 'pathway', p.id
                              FROM pathway p WHERE p.ended_on IS NULL
                            UNION ALL
                            SELECT b.day + (SELECT x.value::integer FROM setting x WHERE x.name = 'leaver_touch_days'), 'Say whether we are in touch, around the birthday of ' || age_on(c.born_on, b.day),
                                   'Personal adviser', 'leaver_touch', 'leaver', l.id
                              FROM leaving l CROSS JOIN (SELECT leaver_birthday(c.born_on, t.last_on, today()) AS day FROM in_touch t) b
                             WHERE b.day IS NOT NULL AND c.died_on IS NULL
                            UNION ALL
                            SELECT x.due_on, 'Speech and language assessment', CASE WHEN x.referred_on IS NULL THEN NULL ELSE 'Speech and language therapist' END, 'speech_language', 'speech', x.id
                              FROM speaking x) d),
           'alerts', (SELECT coalesce(json_agg(json_build_object('id', x.id, 'kind', x.kind, 'level', x.level, 'text', x.text, 'detail', x.detail, 'since', x.from_on) ORDER BY x.level DESC, x.kind, x.from_on), '[]')
                        FROM alert x WHERE x.child_id = $1 AND (x.until_on IS NULL OR x.until_on > today())),
           'people', (SELECT coalesce(json_agg(json_build_object('id', x.id, 'name', x.name, 'called', x.called, 'relation', x.relation, 'group', x.grouping,
                           'closeness', x.closeness, 'tie', x.tie, 'knows_best', x.knows_best, 'is_worker', x.part > 1)
                                              ORDER BY x.part, coalesce(x.closeness, 6), x.name), '[]')
                        FROM (SELECT a.id, 1 AS part, a.name, a.called, a.relation, a.grouping, a.closeness, a.tie, a.knows_best
                                FROM around_person a
                               WHERE a.child_id = $1 AND (a.until_on IS NULL OR a.until_on > today())
                              UNION ALL
                              SELECT a.id, 2, p.name, NULL, CASE a.kind
                                         WHEN 'worker' THEN 'Social worker' WHEN 'reviewing_officer' THEN 'Reviewing officer'
                                         WHEN 'nurse' THEN 'Nurse' WHEN 'virtual_school' THEN 'Virtual school'
                                         WHEN 'personal_adviser' THEN 'Personal adviser' ELSE 'Worker of the carers' END,
                                     CASE a.kind WHEN 'nurse' THEN 'health' WHEN 'virtual_school' THEN 'school' ELSE 'social_care' END,
                                     NULL, NULL, false
                                FROM given a JOIN someone p ON p.id = a.person_id
                              UNION ALL
                              SELECT i.id, 3, p.name, NULL, s.name,
                                     CASE g.kind WHEN 'camhs' THEN 'health' WHEN 'health' THEN 'health' WHEN 'school' THEN 'school'
                                         WHEN 'psychology' THEN 'school' WHEN 'virtual_school' THEN 'school' WHEN 'council' THEN 'social_care'
                                         ELSE 'other' END,
                                     NULL, NULL, false
                                FROM involved i JOIN service_of s ON s.id = i.service_id JOIN agency_of g ON g.id = s.agency_id
                                JOIN someone p ON p.id = i.practitioner_id
                               WHERE i.until_on IS NULL) x),
           'siblings', (SELECT coalesce(json_agg(json_build_object('id', k.id, 'name', k.name, 'age', age_on(k.born_on, coalesce(k.died_on, today())), 'sex', k.sex, 'kind', k.kind) ORDER BY k.born_on, k.id), '[]')
                          FROM kin k),
           'sdqs', coalesce(sdqs.items, '[]'),
           'measures', (SELECT coalesce(json_agg(json_build_object('id', x.id, 'measure', x.code, 'name', x.name, 'informant', x.informant, 'completed_on', x.completed_on,
               'service', (SELECT s.item FROM service_of s WHERE s.id = x.service_id), 'held_back', x.held_back, 'bands_held_back', x.bands_held_back,
               'worst', (SELECT json_build_object('name', e.value ->> 'name', 'band', e.value ->> 'band', 'level', (e.value ->> 'level')::integer)
                           FROM json_array_elements(x.bands) WITH ORDINALITY e (value, place) ORDER BY (e.value ->> 'level')::integer DESC, e.place LIMIT 1),
               'only', (SELECT json_build_object('name', min(e.value ->> 'name'), 'score', min((e.value ->> 'score')::numeric),
                   'step', coalesce((SELECT trim_scale(k.step) FROM measure_scale k WHERE k.definition_id = x.definition_id AND k.code = min(e.value ->> 'scale')), 1)) FROM json_array_elements(x.scores) e HAVING count(*) = 1),
               'change', (SELECT CASE WHEN bool_or(abs(c.gone) >= c.limit_at AND (c.gone > 0) <> c.up) THEN 'worse' WHEN bool_or(abs(c.gone) >= c.limit_at) THEN 'better' ELSE 'none' END
                            FROM (SELECT k.reliable_change AS limit_at, k.higher_is_better AS up,
                                         (n.value ->> CASE k.change_of WHEN 't' THEN 't' ELSE 'score' END)::numeric - (o.value ->> CASE k.change_of WHEN 't' THEN 't' ELSE 'score' END)::numeric AS gone
                                    FROM measured y
                                   CROSS JOIN LATERAL json_array_elements(y.scores) o
                                    JOIN json_array_elements(x.scores) n ON n.value ->> 'scale' = o.value ->> 'scale' AND lower(n.value ->> 'label') IS NOT DISTINCT FROM lower(o.value ->> 'label')
                                    JOIN measure_scale k ON k.definition_id = x.definition_id AND k.code = n.value ->> 'scale' AND k.reliable_change IS NOT NULL
                                   WHERE y.code = x.code AND y.informant = x.informant AND y.nth = 2) c
                          HAVING bool_or(c.gone IS NOT NULL)))
                                   ORDER BY x.completed_on DESC, x.name, x.id), '[]')
                          FROM measured x WHERE x.nth = 1),
           'referrals', coalesce(referrals.items, '[]'),
           'involvements', (SELECT coalesce(json_agg(json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT p.item FROM someone p WHERE p.id = x.made_by),
           'etag', 'v' || x.version,
           'service', (SELECT s.item FROM service_of s WHERE s.id = x.service_id), 'type_of_work', x.type_of_work,
           'practitioner', (SELECT p.item FROM someone p WHERE p.id = x.practitioner_id),
           'child', x.child_id, 'carer', NULL, 'is_own', x.service_id = ANY ((SELECT my_services())::uuid[]),
           'covered_by', CASE WHEN x.until_on IS NULL THEN (SELECT json_build_object('id', p.id, 'name', p.name, 'until_on', v.until_on)
                            FROM covering v JOIN someone p ON p.id = v.person_id
                           WHERE v.service_id = x.service_id AND v.practitioner_id = x.practitioner_id ORDER BY v.until_on DESC LIMIT 1) END,
           'also', (SELECT coalesce(json_agg(s.name ORDER BY s.name), '[]') FROM involved o JOIN service_of s ON s.id = o.service_id
                     WHERE x.until_on IS NULL AND o.until_on IS NULL AND o.service_id <> x.service_id AND lower(o.type_of_work) = lower(x.type_of_work)),
           'state', x.state, 'from_on', x.from_on, 'until_on', x.until_on, 'end_reason', x.end_reason, 'outcome', x.outcome)
                                       ORDER BY x.until_on DESC NULLS FIRST, x.from_on DESC), '[]')
                              FROM involved x),
           'plans', (SELECT coalesce(json_agg(json_build_object('id', p.id, 'kind', p.kind, 'kind_name', p.kind_name,
               'agency', (SELECT json_build_object('id', g.id, 'name', g.name) FROM agency_of g WHERE g.id = p.agency_id),
               'title', p.title, 'summary', p.summary, 'state', p.state, 'agreed_on', p.agreed_on, 'review_on', p.review_on,
               'review_state', CASE WHEN p.state = 'current' THEN due_state(p.review_on) END, 'held_back', p.held_back,
               'is_unread', NOT p.held_back AND p.state = 'current'
                   AND EXISTS (SELECT FROM shared s WHERE s.plan_id = p.id AND (s.person_id = (SELECT me()) OR s.role = ANY ((SELECT my_roles())::text[]))
                                  AND NOT EXISTS (SELECT FROM heeded h WHERE h.share_id = s.id AND h.edition = p.edition AND h.made_by = (SELECT me()))),
               'outcomes', p.outcomes,
               'goals', (SELECT coalesce(json_agg(json_build_object('id', a.id, 'what', a.what, 'baseline', a.baseline, 'baseline_words', a.baseline_words,
                                    'baseline_on', a.baseline_on, 'aim', a.aim, 'now', r.value, 'now_on', r.rated_on, 'change', r.value - a.baseline,
                                    'direction', goal_direction(r.value - a.baseline)) ORDER BY a.position), '[]')
                           FROM aimed a LEFT JOIN rated r ON r.goal_id = a.id WHERE a.plan_id = p.id))
                                     ORDER BY p.state <> 'current', p.agreed_on DESC, p.made_at DESC), '[]')
                       FROM planned p),
           'peps', (SELECT coalesce(json_agg(json_build_object('id', x.id, 'term', x.term, 'state', x.state, 'held_on', x.held_on,
                           'attendance', coalesce(round(100.0 * x.sessions_attended / x.sessions_possible)::integer, x.attendance_percent),
                           'attainment', x.attainment, 'premium', x.premium, 'targets', jsonb_array_length(x.targets), 'quality', x.quality, 'next_on', x.next_on) ORDER BY x.until_on DESC), '[]')
                      FROM (SELECT * FROM schooled ORDER BY until_on DESC LIMIT 3) x),
           'health', (SELECT coalesce(json_agg(json_build_object('kind', coalesce(n.kind, l.kind), 'what', health_kind(coalesce(n.kind, l.kind)), 'due_on', n.due_on,
                             'state', due_state(n.due_on), 'days', n.due_on - today(), 'why', n.why, 'last_on', l.day, 'last_state', l.state,
                             'missed_why', l.missed_why, 'is_up_to_date', l.is_up_to_date)
                                       ORDER BY array_position('{initial,review,dental,optician,immunisations,development,substance}'::text[], coalesce(n.kind, l.kind))), '[]')
                        FROM health_next n FULL JOIN health_last l ON l.kind = replace(n.kind, 'initial', 'review')),
           'reviews', (SELECT coalesce(json_agg(json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT p.item FROM someone p WHERE p.id = x.made_by),
           'etag', 'v' || x.version, 'held_on', x.held_on, 'code', x.code, 'took_part', (SELECT l.name FROM code_list l WHERE l.list = 'review' AND l.code = x.code),
           'chair', x.chair, 'mental_health', x.mental_health)
                                       ORDER BY x.held_on DESC, x.made_at DESC), '[]')
                         FROM reviewed x),
           'missing', (SELECT CASE WHEN count(*) > 0 THEN json_build_object('now', (SELECT json_build_object('id', n.id, 'kind', n.kind, 'since', n.started_on) FROM gone n WHERE n.ended_on IS NULL),
                             'year', count(*) FILTER (WHERE g.started_on > today() - interval '1 year'), 'last_on', max(g.started_on)) END FROM gone g),
           'permanence', (SELECT json_build_object('id', p.id, 'goal', p.goal, 'agreed_on', p.agreed_on, 'due_on', p.due_on, 'state', due_state(p.due_on)) FROM lasting p),
           'actions', (SELECT coalesce(json_agg(json_build_object('id', a.id, 'plan', (SELECT p.id FROM planned p WHERE p.id = a.plan_id), 'what', a.what,
               'owner', coalesce(a.owner_name, (SELECT p.name FROM someone p WHERE p.id = a.person_id), (SELECT g.name FROM agency_of g WHERE g.id = a.agency_id)),
               'agency', (SELECT json_build_object('id', g.id, 'name', g.name) FROM agency_of g WHERE g.id = a.agency_id),
               'due_on', a.due_on, 'state', a.state, 'days', CASE WHEN a.state = 'open' THEN a.due_on - today() END, 'outcome', a.outcome, 'settled_on', a.settled_on,
               'is_own', a.agency_id = ANY ((SELECT my_agencies())::uuid[])) ORDER BY a.state <> 'open', a.due_on, a.what), '[]')
                         FROM to_do a),
           'planning', (SELECT coalesce(json_agg(json_build_object('id', t.id, 'group', t.group_name, 'held_on', t.held_on, 'state', t.state, 'step', t.step, 'next_on', t.next_on) ORDER BY t.nth), '[]')
                          FROM talked t WHERE t.nth <= 2),
           'graduated', (SELECT json_build_object('step', x.step, 'source', x.source, 'what', x.what, 'on', x.on_day)
                           FROM (SELECT CASE WHEN p.state = 'draft' THEN CASE WHEN EXISTS (SELECT FROM aimed a WHERE a.plan_id = p.id) THEN 'plan' ELSE 'assess' END
                                             WHEN p.review_on <= today() + 14 THEN 'review' ELSE 'do' END AS step, 'plan' AS source, p.title AS what, p.review_on AS on_day,
                                        0 AS place, p.state = 'draft' AS is_draft, p.agreed_on AS since, p.made_at
                                   FROM planned p WHERE p.is_graduated
                                 UNION ALL SELECT t.step, 'planning', t.group_name, t.held_on, 1, false, t.held_on, t.made_at FROM talked t WHERE t.state = 'talked_about'
                                 UNION ALL SELECT e.step, 'recorded', e.what, e.from_on, 1, false, e.from_on, e.made_at FROM stepped e
                                 ORDER BY place, is_draft, since DESC, made_at DESC LIMIT 1) x),
           'tasks', (SELECT coalesce(json_agg(json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT p.item FROM someone p WHERE p.id = x.made_by),
           'etag', 'v' || x.version,
           'child', x.child_id, 'kind', x.kind, 'what', x.what, 'informant', x.informant, 'why', x.why, 'due_on', x.due_on, 'state', x.state, 'about', x.about_id,
           'asked_on', CASE WHEN x.kind IN ('sdq_ask', 'sdq_due') THEN (SELECT max(k.asked_on) FROM asking k WHERE k.kind = 'sdq' AND k.for_whom = form_whom(x.informant)) END,
           'outcome', x.outcome, 'settled_at', instant(x.settled_at), 'settled_by', (SELECT p.item FROM someone p WHERE p.id = x.settled_by))
                                ORDER BY x.due_on, x.made_at), '[]')
                       FROM todo x WHERE x.state = 'open'),
           'withheld', (SELECT coalesce(json_agg(json_build_object('type', h.type, 'owner', g.name, 'count', CASE WHEN h.type IS NOT NULL THEN h.n END,
                                   'ask', json_build_object('name', CASE WHEN lead.agency_id = g.id OR g.is_nobodys THEN lead.name END,
                                       'agency', CASE WHEN g.is_nobodys THEN coalesce(lead.agency, g.name) ELSE g.name END, 'agency_id', g.id,
                                       'asked', (SELECT json_build_object('id', t.id, 'made_at', instant(t.made_at), 'due_on', t.due_on, 'state', t.state, 'outcome', t.outcome)
                                                   FROM todo t
                                                  WHERE t.kind = 'share_ask' AND t.made_by = (SELECT me()) AND t.asked_of = g.id AND t.asked_type IS NOT DISTINCT FROM h.type
                                                  ORDER BY t.made_at DESC LIMIT 1)))
                                   ORDER BY h.type NULLS LAST, g.name), '[]')
                          FROM (SELECT k.type, k.agency_id, count(*) AS n
                                  FROM (SELECT w.type, p.agency_id
                                          FROM (SELECT 'sdq' AS type, made_by FROM form WHERE held_back
                                                UNION ALL SELECT 'measure', made_by FROM measured WHERE held_back
                                                UNION ALL SELECT 'referral', made_by FROM referred WHERE held_back
                                                UNION ALL SELECT 'plan', made_by FROM planned WHERE held_back
                                                UNION ALL SELECT 'health', made_by FROM checked
                                                 WHERE has_summary AND NOT (SELECT reaches('health_summary', 'view', $1, 3::smallint))
                                                    OR has_content AND NOT (SELECT reaches('health_content', 'view', $1, 3::smallint))
                                                UNION ALL SELECT NULL, made_by FROM lives WHERE is_held) w
                                          JOIN someone p ON p.id = w.made_by
                                        UNION ALL SELECT x.type, x.agency_id FROM held($1) x) k
                                 GROUP BY k.type, k.agency_id) h
                          -- what the service itself wrote the lead worker answers for
                          JOIN (SELECT a.id, a.name, a.id = '00000000-0000-4000-8000-000000000001' AS is_nobodys FROM agency a) g ON g.id = h.agency_id)),
       (SELECT json_agg(l.looked) FROM (SELECT json_build_object('child', c.id, 'type', 'picture',
           'tier', greatest(home.tier, CASE WHEN sdqs.is_deep OR referrals.is_deep OR EXISTS (SELECT FROM measured m WHERE NOT m.held_back) THEN 3 ELSE 2 END, (SELECT max(p.content_tier) FROM planned p)), 'relation', coalesce((SELECT s.letter FROM standing s WHERE s.child_id = $1), 'O'),
           'ids', array_to_json(sdqs.ids || referrals.ids || words.ids || ARRAY(SELECT p.id FROM planned p) || ARRAY(SELECT m.id FROM measured m WHERE m.nth = 1))) AS looked
           UNION ALL SELECT json_build_object('child', k.id, 'type', 'sibling', 'tier', k.tier, 'relation', stands_as(k.id), 'ids', json_build_array(k.link_id)) FROM kin k) l),
       NULL
  FROM kid c
  LEFT JOIN lead ON true
  LEFT JOIN (
        SELECT x.carers, x.kind_name, x.tier,
               json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT p.item FROM someone p WHERE p.id = x.made_by),
           'etag', 'v' || x.version, 'kind', x.kind, 'carers', x.carers, 'from_on', x.from_on, 'until_on', x.until_on, 'visit_rule', x.visit_rule,
                   'address', x.address, 'home_postcode', x.home_postcode, 'miles', CASE WHEN NOT x.is_held THEN x.miles END,
                   'miles_from', CASE WHEN NOT x.is_held THEN x.miles_from END, 'held_back', x.is_held) AS item
          FROM lives x) home ON true
 CROSS JOIN (
        SELECT json_agg(json_build_object('id', q.id, 'made_at', instant(q.made_at), 'made_by', (SELECT p.item FROM someone p WHERE p.id = q.made_by),
           'etag', 'v' || q.version,
           'informant', q.informant, 'completed_on', q.completed_on, 'return_year', q.return_year, 'version', q.form, 'follow_up', q.follow_up,
           'source', q.entry, 'total', q.total, 'scores', q.scores, 'bands3', q.bands3, 'bands4', q.bands4,
           'cause_for_concern', q.concern, 'held_back', q.held_back) ORDER BY q.day DESC, q.made_at DESC) AS items,
               bool_or(NOT q.held_back AND q.entry <> 'total') AS is_deep, array_agg(q.id) AS ids
          FROM form q) sdqs
 CROSS JOIN (
        SELECT json_agg(json_build_object('id', r.id, 'child', r.child_id, 'carer', NULL, 'service', (SELECT s.item FROM service_of s WHERE s.id = r.service_id),
           'subject', r.subject, 'urgency', r.urgency, 'state', r.state, 'waiting', r.state = 'accepted',
           'asked_at', instant(r.asked_at), 'submitted_at', instant(r.submitted_at), 'accepted_at', instant(r.accepted_at),
           'offered_at', instant(r.offered_at), 'seen_at', instant(r.seen_at), 'ended_at', instant(r.ended_at),
           'clock', (SELECT clock_json(k.whole) FROM clock k WHERE k.referral_id = r.id
                      ORDER BY k.stopped_at IS NOT NULL, k.clock = 'decision', CASE WHEN k.stopped_at IS NULL THEN k.due_at END, k.due_at DESC LIMIT 1),
           'referred_by', (SELECT p.item FROM someone p WHERE p.id = r.referred_by), 'asked_by', (SELECT p.item FROM someone p WHERE p.id = r.asked_by),
           'decider', (SELECT p.item FROM someone p WHERE p.id = r.decider_id), 'practitioner', (SELECT p.item FROM someone p WHERE p.id = r.practitioner_id),
           'routed_to', (SELECT p.item FROM someone p WHERE p.id = r.routed_to_id),
           'reason', r.reason, 'need', r.need, 'held_back', r.held_back)
                   ORDER BY coalesce(r.submitted_at, r.asked_at, r.made_at) DESC) AS items,
               bool_or(NOT r.held_back) AS is_deep, array_agg(r.id) AS ids
          FROM referred r) referrals
  LEFT JOIN (
        SELECT ARRAY[x.id] AS ids, x.n,
               json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT p.item FROM someone p WHERE p.id = x.made_by),
           'etag', 'v' || x.version,
           'said_on', x.said_on, 'text', x.text, 'way', x.way, 'said_how', x.said_how, 'said_with', x.said_with, 'for_lead', x.tier > 2, 'pictures', words_pictures(x.id),
           'going_well', coalesce(o.going_well, '[]'), 'matters', coalesce(o.matters, '[]'), 'want_help', coalesce(o.want_help, '[]')) AS latest
          FROM said x
          CROSS JOIN LATERAL (SELECT json_agg(o.text ORDER BY o.position) FILTER (WHERE o.list = 'going_well') AS going_well,
                                     json_agg(o.text ORDER BY o.position) FILTER (WHERE o.list = 'matters') AS matters,
                                     json_agg(o.text ORDER BY o.position) FILTER (WHERE o.list = 'want_help') AS want_help
                                FROM words_point o WHERE o.words_id = x.id) o) words ON true
