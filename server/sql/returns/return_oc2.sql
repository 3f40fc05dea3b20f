-- $1 year. Module OC2, of every child: the child's id, whether nobody recorded anything about drugs and alcohol, then its columns. The SDQ is wanted from 4 on
-- 31 March to 16 on 1 April: the last one of a carer in the year. By its words SUBSTANCE_MISUSE says whether a problem was found, so what nobody recorded is 0.
-- A caution counts as a conviction does. Each table is read once; health is counted as health_oc2 (0041) counts it of one child.
WITH stands AS MATERIALIZED (
    SELECT c.child_id, c.local_id, c.dob, age_on(c.born_on, c.until_on) AS age, age_on(c.born_on, c.from_on) AS was FROM return_children($1) c WHERE c.is_in_care
), checked AS MATERIALIZED (
    SELECT h.child_id,
           count(*) FILTER (WHERE h.kind IN ('initial', 'review') AND h.state = 'done') AS assessments,
           bool_or(h.kind IN ('initial', 'review') AND h.state <> 'done') AS unassessed,
           bool_or(h.kind = 'dental' AND h.state = 'done') AS dental, bool_or(h.kind = 'dental' AND h.state <> 'done') AS undental,
           (array_agg(coalesce(h.is_up_to_date, false) ORDER BY h.day DESC, h.made_at DESC) FILTER (WHERE h.kind = 'immunisations'))[1] AS immunised,
           (array_agg(coalesce(h.is_up_to_date, false) ORDER BY h.day DESC, h.made_at DESC) FILTER (WHERE h.kind = 'development'))[1] AS developed,
           bool_or(h.kind = 'substance' AND h.state = 'done') AS asked
      FROM health_check h WHERE h.day BETWEEN make_date($1 - 1, 4, 1) AND make_date($1, 3, 31) GROUP BY h.child_id
), misused AS MATERIALIZED (
    SELECT x.child_id, bool_or(x.substance_misuse) AS misuse, bool_or(x.intervention_received) AS received, bool_or(x.intervention_offered) AS offered
      FROM health_summary x JOIN health_check h ON h.id = x.health_id
     WHERE x.substance_misuse IS NOT NULL AND h.day BETWEEN make_date($1 - 1, 4, 1) AND make_date($1, 3, 31) GROUP BY x.child_id
), scored AS MATERIALIZED (
    SELECT DISTINCT ON (s.child_id) s.child_id, s.total FROM sdq s
     WHERE s.informant = 'parent' AND s.total IS NOT NULL
       AND (s.return_year = $1 OR s.completed_on BETWEEN make_date($1 - 1, 4, 1) AND make_date($1, 3, 31))
     ORDER BY s.child_id, s.follow_up, s.completed_on DESC NULLS LAST, s.made_at DESC
), convicted AS MATERIALIZED (
    SELECT DISTINCT o.child_id FROM youth_justice_outcome o JOIN youth_justice_kind i ON i.code = o.kind_code
     WHERE i.is_substantive AND o.error_reason IS NULL AND o.outcome_on BETWEEN make_date($1 - 1, 4, 1) AND make_date($1, 3, 31)
)
SELECT c.child_id, s.misuse IS NULL AND k.asked IS NOT TRUE, c.local_id, c.dob,
       CASE WHEN w.is_wanted THEN q.total END, CASE WHEN w.is_wanted AND q.total IS NULL THEN n.code END, CASE WHEN c.age >= 10 THEN return_flag(j.child_id IS NOT NULL) END,
       CASE WHEN c.age < 5 THEN return_flag(k.developed) END, return_flag(k.immunised),
       return_flag(CASE WHEN k.dental THEN true WHEN k.undental THEN false END),
       return_flag(CASE WHEN k.assessments >= CASE WHEN c.age < 5 THEN 2 ELSE 1 END THEN true WHEN k.unassessed THEN false END),
       CASE WHEN s.misuse IS NULL AND k.asked IS TRUE THEN NULL ELSE return_flag(coalesce(s.misuse, false)) END,
       CASE WHEN s.misuse THEN return_flag(coalesce(s.received, false)) END,
       CASE WHEN s.misuse AND s.received IS NOT TRUE THEN return_flag(coalesce(s.offered, false)) END
  FROM stands c
 CROSS JOIN LATERAL (SELECT c.age >= 4 AND c.was < 17) w (is_wanted)
  LEFT JOIN checked k ON k.child_id = c.child_id
  LEFT JOIN misused s ON s.child_id = c.child_id
  LEFT JOIN scored q ON q.child_id = c.child_id
  LEFT JOIN convicted j ON j.child_id = c.child_id
  LEFT JOIN sdq_none n ON n.child_id = c.child_id AND n.return_year = $1
 ORDER BY c.local_id COLLATE "C" NULLS FIRST, c.child_id
