-- $1 child, $2 day as of which, or null. The shared picture: everything that I may see of one child, in one answer.
SELECT json_build_object(
           'as_of', coalesce($2::date, today()),
           'child', json_build_object('id', c.id, 'made_at', instant(c.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = c.made_by),
           'etag', 'v' || c.version,
           'name', c.name, 'given_names', c.given_names, 'family_name', c.family_name, 'known_as', c.known_as, 'pronouns', c.pronouns,
           'born_on', c.born_on, 'age', age_on(c.born_on, coalesce(c.died_on, today())), 'sex', c.sex, 'ethnicity', c.ethnicity,
           'language', c.language, 'local_id', c.local_id, 'nhs_number', c.nhs_number, 'upn', c.upn, 'died_on', c.died_on,
           'lives_with', coalesce(home.carers, home.kind_name), 'home', home.item,
           'school', (SELECT json_build_object('name', a.name, 'year_group', e.year_group)
                        FROM enrolment e JOIN agency a ON a.id = e.school_id
                       WHERE e.child_id = c.id AND e.from_on <= today() AND (e.until_on IS NULL OR e.until_on > today())
                       ORDER BY e.from_on DESC LIMIT 1),
           'send', (SELECT e.need FROM send_status e
                     WHERE e.child_id = c.id AND e.from_on <= today() AND (e.until_on IS NULL OR e.until_on > today())
                     ORDER BY e.from_on DESC LIMIT 1),
           'legal_status', (SELECT json_build_object('code', e.code, 'name', coalesce(l.name, e.code), 'from_on', e.from_on)
                              FROM legal_status e LEFT JOIN code_list l ON l.list = 'legal_status' AND l.code = e.code
                             WHERE e.child_id = c.id AND e.from_on <= today() AND (e.until_on IS NULL OR e.until_on > today())
                             ORDER BY e.from_on DESC LIMIT 1),
           'lead_worker', CASE WHEN lead.person_id IS NOT NULL THEN json_build_object('id', lead.person_id, 'name', lead.name) END,
           'in_care_since', (SELECT coalesce(max(e.from_on) FILTER (WHERE e.entry_code = 'S'), min(e.from_on)) FROM care_episode e
                              WHERE e.child_id = c.id HAVING bool_or(e.until_on IS NULL))),
           'words', json_build_object('latest', words.latest, 'count', coalesce(words.n, 0)),
           'next', (SELECT coalesce(json_agg(json_build_object('on', d.due_on, 'what', d.what, 'who', d.who, 'state', due_state(d.due_on), 'days', d.due_on - today(),
               'kind', d.kind, 'link', json_build_object('type', d.link_type, 'id', d.link_id)) ORDER BY d.due_on, d.kind), '[]')
                      FROM due d WHERE d.child_id = c.id),
           'alerts', (SELECT coalesce(json_agg(json_build_object('id', x.id, 'kind', x.kind, 'level', x.level, 'text', x.text, 'detail', x.detail, 'since', x.from_on) ORDER BY x.level DESC, x.kind, x.from_on), '[]')
                        FROM alert x WHERE x.child_id = c.id AND (x.until_on IS NULL OR x.until_on > today())),
           'people', (SELECT coalesce(json_agg(x.item ORDER BY x.part, x.near, x.name), '[]')
                        FROM (SELECT a.id, a.tier, 1 AS part, coalesce(a.closeness, 6) AS near, a.name,
                       json_build_object('id', a.id, 'name', a.name, 'called', a.called, 'relation', a.relation, 'group', a.grouping,
                           'closeness', a.closeness, 'tie', a.tie, 'knows_best', a.knows_best, 'is_worker', false) AS item
                  FROM around_person a
                 WHERE a.child_id = c.id AND (a.until_on IS NULL OR a.until_on > today())
                UNION ALL
                SELECT a.id, a.tier, 2, 6, p.name,
                       json_build_object('id', a.id, 'name', p.name, 'called', NULL, 'relation', CASE a.kind
                               WHEN 'worker' THEN 'Social worker' WHEN 'reviewing_officer' THEN 'Reviewing officer'
                               WHEN 'nurse' THEN 'Nurse' WHEN 'virtual_school' THEN 'Virtual school'
                               WHEN 'personal_adviser' THEN 'Personal adviser' ELSE 'Worker of the carers' END,
                           'group', CASE a.kind WHEN 'nurse' THEN 'health' WHEN 'virtual_school' THEN 'school' ELSE 'social_care' END,
                           'closeness', NULL, 'tie', NULL, 'knows_best', false, 'is_worker', true)
                  FROM allocation a JOIN person p ON p.id = a.person_id
                 WHERE a.child_id = c.id AND a.from_on <= today() AND (a.until_on IS NULL OR a.until_on > today())
                UNION ALL
                SELECT i.id, i.tier, 3, 6, p.name,
                       json_build_object('id', i.id, 'name', p.name, 'called', NULL, 'relation', s.name,
                           'group', CASE g.kind WHEN 'camhs' THEN 'health' WHEN 'health' THEN 'health' WHEN 'school' THEN 'school'
                               WHEN 'psychology' THEN 'school' WHEN 'virtual_school' THEN 'school' WHEN 'council' THEN 'social_care'
                               ELSE 'other' END,
                           'closeness', NULL, 'tie', NULL, 'knows_best', false, 'is_worker', true)
                  FROM involvement i JOIN service s ON s.id = i.service_id JOIN agency g ON g.id = s.agency_id
                  JOIN person p ON p.id = i.practitioner_id
                 WHERE i.child_id = c.id AND i.until_on IS NULL) x),
           'sdqs', coalesce(sdqs.items, '[]'),
           'measures', '[]'::json,
           'referrals', coalesce(referrals.items, '[]'),
           'involvements', (SELECT coalesce(json_agg(json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
           'etag', 'v' || x.version,
           'service', (SELECT json_build_object('id', s.id, 'name', s.name) FROM service s WHERE s.id = x.service_id), 'type_of_work', x.type_of_work,
           'practitioner', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.practitioner_id),
           'state', x.state, 'from_on', x.from_on, 'until_on', x.until_on, 'outcome', x.outcome)
                                       ORDER BY x.until_on DESC NULLS FIRST, x.from_on DESC), '[]')
                              FROM involvement x WHERE x.child_id = c.id),
           'plans', '[]'::json, 'peps', '[]'::json, 'health', '[]'::json, 'reviews', (SELECT coalesce(json_agg(json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
               'etag', 'v' || x.version, 'held_on', x.held_on, 'code', x.code, 'took_part', l.name) ORDER BY x.held_on DESC, x.made_at DESC), '[]')
                         FROM review x LEFT JOIN code_list l ON l.list = 'review' AND l.code = x.code WHERE x.child_id = c.id),
           'actions', '[]'::json,
           'tasks', (SELECT coalesce(json_agg(json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
           'etag', 'v' || x.version,
           'child', x.child_id, 'kind', x.kind, 'what', x.what, 'informant', x.informant, 'due_on', x.due_on, 'state', x.state, 'about', x.about_id,
           'outcome', x.outcome, 'settled_at', instant(x.settled_at), 'settled_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.settled_by))
                                ORDER BY x.due_on, x.made_at), '[]')
                       FROM task x WHERE x.child_id = c.id AND x.state = 'open'),
           'withheld', (SELECT coalesce(json_agg(json_build_object('type', h.type, 'owner', h.owner, 'count', h.n,
                                   'ask', json_build_object('name', lead.name, 'agency', coalesce(lead.agency, h.owner)))
                                   ORDER BY h.type NULLS LAST, h.owner), '[]')
                          FROM (SELECT 'sdq' AS type, a.name AS owner, count(*) AS n
                                  FROM unnest(sdqs.held) k JOIN person p ON p.id = k JOIN agency a ON a.id = p.agency_id GROUP BY a.name
                                UNION ALL
                                SELECT 'referral', a.name, count(*)
                                  FROM unnest(referrals.held) k JOIN person p ON p.id = k JOIN agency a ON a.id = p.agency_id GROUP BY a.name
                                UNION ALL
                                SELECT NULL, a.name, NULL
                                  FROM person p JOIN agency a ON a.id = p.agency_id
                                 WHERE p.id = home.made_by AND home.is_held) h)),
       json_build_array(json_build_object('child', c.id, 'type', 'picture',
           'tier', greatest(home.tier, CASE WHEN sdqs.is_deep OR referrals.is_deep THEN 3 ELSE 2 END), 'relation', stands_as(c.id),
           'ids', array_to_json(sdqs.ids || referrals.ids || words.ids))),
       NULL
  FROM child c
  LEFT JOIN LATERAL (
        SELECT p.id AS person_id, p.name, g.name AS agency
          FROM allocation a JOIN person p ON p.id = a.person_id JOIN agency g ON g.id = p.agency_id
         WHERE a.child_id = c.id AND a.kind IN ('worker', 'personal_adviser') AND a.from_on <= today() AND (a.until_on IS NULL OR a.until_on > today())
         ORDER BY a.kind DESC, a.from_on DESC LIMIT 1) lead ON true
  LEFT JOIN LATERAL (
        SELECT x.carers, l.name AS kind_name, x.made_by, x.has_address AND d.id IS NULL AS is_held, greatest(x.tier, d.tier) AS tier,
               json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
           'etag', 'v' || x.version,
                   'kind', x.kind, 'carers', x.carers, 'from_on', x.from_on, 'until_on', x.until_on,
                   'address', CASE WHEN d.id IS NOT NULL THEN
                       json_build_object('lines', d.lines, 'postcode', d.postcode, 'is_protected', d.is_protected) END,
                   'held_back', x.has_address AND d.id IS NULL) AS item
          FROM home x
          LEFT JOIN code_list l ON l.list = 'home' AND l.code = x.kind
          LEFT JOIN home_address d ON d.home_id = x.id
         WHERE x.child_id = c.id AND x.from_on <= today() AND (x.until_on IS NULL OR x.until_on > today())
         ORDER BY x.from_on DESC LIMIT 1) home ON true
 CROSS JOIN LATERAL (
        SELECT json_agg(json_build_object('id', q.id, 'made_at', instant(q.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = q.made_by),
           'etag', 'v' || q.version,
           'informant', q.informant, 'completed_on', q.completed_on, 'return_year', q.return_year, 'version', q.form, 'follow_up', q.follow_up,
           'source', q.entry, 'total', q.total, 'scores', q.scores, 'bands3', q.bands3, 'bands4', q.bands4,
           'cause_for_concern', q.concern, 'held_back', q.held_back) ORDER BY q.day DESC, q.made_at DESC) AS items,
               array_agg(q.made_by) FILTER (WHERE q.held_back) AS held, bool_or(NOT q.held_back AND q.entry <> 'total') AS is_deep,
               array_agg(q.id) AS ids
          FROM sdq_shown q WHERE q.child_id = c.id) sdqs
 CROSS JOIN LATERAL (
        SELECT json_agg(json_build_object('id', r.id, 'child', r.child_id, 'service', r.service, 'subject', r.subject, 'urgency', r.urgency, 'state', r.state, 'waiting', r.waiting,
           'asked_at', r.asked, 'submitted_at', r.submitted, 'accepted_at', r.accepted, 'offered_at', r.offered, 'seen_at', r.seen,
           'ended_at', r.ended, 'clock', r.clock, 'referred_by', r.referred_by, 'asked_by', r.asked_by, 'decider', r.decider,
           'practitioner', r.practitioner, 'reason', r.reason, 'need', r.need, 'held_back', r.held_back)
                   ORDER BY coalesce(r.submitted_at, r.asked_at, r.made_at) DESC) AS items,
               array_agg(r.made_by) FILTER (WHERE r.held_back) AS held, bool_or(NOT r.held_back) AS is_deep, array_agg(r.id) AS ids
          FROM referral_shown r WHERE r.child_id = c.id) referrals
  LEFT JOIN LATERAL (
        SELECT ARRAY[x.id] AS ids, count(*) OVER () AS n,
               json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
           'etag', 'v' || x.version,
           'said_on', x.said_on, 'text', x.text, 'said_how', x.said_how, 'said_with', x.said_with,
           'going_well', coalesce(o.going_well, '[]'), 'matters', coalesce(o.matters, '[]'), 'want_help', coalesce(o.want_help, '[]')) AS latest
          FROM words x
          CROSS JOIN LATERAL (SELECT json_agg(o.text ORDER BY o.position) FILTER (WHERE o.list = 'going_well') AS going_well,
                                     json_agg(o.text ORDER BY o.position) FILTER (WHERE o.list = 'matters') AS matters,
                                     json_agg(o.text ORDER BY o.position) FILTER (WHERE o.list = 'want_help') AS want_help
                                FROM words_point o WHERE o.words_id = x.id) o
         WHERE x.child_id = c.id
         ORDER BY x.said_on DESC, x.made_at DESC LIMIT 1) words ON true
 WHERE c.id = $1
