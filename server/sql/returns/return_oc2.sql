-- $1 year. Module OC2, of every child: the child's id, whether nobody recorded anything about drugs and alcohol, then its columns. The SDQ is wanted from 4 on
-- 31 March to 16 on 1 April: the last one of a carer in the year. By its words SUBSTANCE_MISUSE says whether a problem was found, so what nobody recorded is 0.
WITH stands AS MATERIALIZED (
    SELECT c.child_id, c.local_id, c.dob, age_on(c.born_on, c.until_on) AS age, age_on(c.born_on, c.from_on) AS was FROM return_children($1) c WHERE c.is_in_care
), scored AS MATERIALIZED (
    SELECT DISTINCT ON (s.child_id) s.child_id, s.total FROM sdq s
     WHERE s.informant = 'parent' AND s.total IS NOT NULL
       AND (s.return_year = $1 OR s.completed_on BETWEEN make_date($1 - 1, 4, 1) AND make_date($1, 3, 31))
     ORDER BY s.child_id, s.follow_up, s.completed_on DESC NULLS LAST, s.made_at DESC
), answered AS MATERIALIZED (
    SELECT r.* FROM return_answers((SELECT array_agg(c.child_id) FROM stands c), $1) r
)
SELECT c.child_id, r.misuse IS NULL AND NOT r.is_asked, c.local_id, c.dob,
       CASE WHEN w.is_wanted THEN q.total END, CASE WHEN w.is_wanted AND q.total IS NULL THEN n.code END, CASE WHEN c.age >= 10 THEN return_flag(r.convicted) END,
       CASE WHEN c.age < 5 THEN return_flag(r.health_check) END, return_flag(r.immunisations), return_flag(r.teeth_check), return_flag(r.health_assessment),
       CASE WHEN r.misuse IS NULL AND r.is_asked THEN NULL ELSE return_flag(coalesce(r.misuse, false)) END,
       CASE WHEN r.misuse THEN return_flag(coalesce(r.received, false)) END,
       CASE WHEN r.misuse AND r.received IS NOT TRUE THEN return_flag(coalesce(r.offered, false)) END
  FROM stands c
 CROSS JOIN LATERAL (SELECT c.age >= 4 AND c.was < 17) w (is_wanted)
  JOIN answered r ON r.child_id = c.child_id
  LEFT JOIN scored q ON q.child_id = c.child_id
  LEFT JOIN sdq_none n ON n.child_id = c.child_id AND n.return_year = $1
 ORDER BY c.local_id COLLATE "C" NULLS FIRST, c.child_id
