-- $1 'true': without those whom I know only through my team, or null, $2 team whose children these are, or null: mine, $3 agency that has to do it, or null.
-- How much is next (me_next.sql), in the parts into which a list of it falls: in all, by what it is about, and by who is asked for it.
WITH line AS MATERIALIZED (
    SELECT d.child_id, d.carer_id, d.part, d.about, d.asked, d.who, d.person_id, d.agency_id
      FROM due_next(coalesce($1::text = 'true', false), $2::uuid) d
), owned AS (
    SELECT l.part, l.about, l.who, coalesce(l.agency_id, CASE WHEN l.asked = 'school' AND l.who IS DISTINCT FROM 'Social worker'
                                           THEN (SELECT e.school_id FROM enrolment e WHERE e.child_id = l.child_id AND e.from_on <= today() AND (e.until_on IS NULL OR e.until_on > today())
                                                  ORDER BY e.from_on DESC LIMIT 1) END) AS at_agency,
           coalesce(l.person_id, CASE WHEN l.agency_id IS NULL THEN
               (SELECT a.person_id FROM allocation a
                 WHERE a.child_id = l.child_id AND a.from_on <= today() AND (a.until_on IS NULL OR a.until_on > today())
                   AND CASE a.kind WHEN 'worker' THEN 'lead' WHEN 'personal_adviser' THEN 'lead' ELSE a.kind END
                     = CASE l.who WHEN 'Social worker' THEN 'lead' WHEN 'Children in care nurse' THEN 'nurse' ELSE l.asked END
                 ORDER BY a.kind DESC, a.from_on DESC LIMIT 1) END) AS asks_id
      FROM line l
     WHERE EXISTS (SELECT FROM child c WHERE c.id = l.child_id) OR EXISTS (SELECT FROM carer r WHERE r.id = l.carer_id) OR l.child_id IS NULL AND l.carer_id IS NULL
), known AS MATERIALIZED (
    SELECT o.part, o.about, p.id AS person_id, p.name AS person, coalesce(o.at_agency, p.agency_id) AS agency_id, CASE WHEN p.id IS NULL AND o.at_agency IS NULL THEN o.who END AS who
      FROM owned o LEFT JOIN person p ON p.id = o.asks_id
     WHERE $3::uuid IS NULL OR coalesce(o.at_agency, p.agency_id) = $3
), sums AS (
    SELECT about, person_id, person, agency_id, who, grouping(about) = 0 AS is_about, grouping(person_id) = 0 AS is_asked,
           count(*) FILTER (WHERE part = 'late') AS late, count(*) FILTER (WHERE part = 'week') AS week,
           count(*) FILTER (WHERE part = 'soon') AS soon, count(*) FILTER (WHERE part = 'later') AS later
      FROM known GROUP BY GROUPING SETS ((), (about), (person_id, person, agency_id, who))
)
SELECT json_build_object('late', a.late, 'week', a.week, 'soon', a.soon, 'later', a.later,
           'about', (SELECT coalesce(json_agg(json_build_object('about', s.about, 'late', s.late, 'week', s.week, 'soon', s.soon, 'later', s.later) ORDER BY s.late DESC, s.about), '[]')
                       FROM sums s WHERE s.is_about),
           'asked', (SELECT coalesce(json_agg(json_build_object('person', CASE WHEN s.person_id IS NOT NULL THEN json_build_object('id', s.person_id, 'name', s.person) END,
                                'agency', CASE WHEN g.id IS NOT NULL THEN json_build_object('id', g.id, 'name', g.name) END, 'who', s.who,
                                'late', s.late, 'week', s.week, 'soon', s.soon, 'later', s.later) ORDER BY s.late DESC, s.person, g.name, s.who), '[]')
                       FROM sums s LEFT JOIN agency g ON g.id = s.agency_id WHERE s.is_asked)),
       NULL, NULL
  FROM sums a WHERE NOT a.is_about AND NOT a.is_asked
