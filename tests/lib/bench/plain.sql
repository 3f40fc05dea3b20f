-- Of each of the last 24 months: how many should have an SDQ from their main carer, a PEP in date, a final plan for their education, and how many
-- have; month by month, as one would write it.
WITH term AS MATERIALIZED (
    SELECT t.id, coalesce(lead(t.until_on) OVER (PARTITION BY t.agency_id ORDER BY t.until_on), (t.until_on + interval '6 months')::date) AS good_until FROM school_term t)
SELECT m.last_day,
       count(*) FILTER (WHERE x.is_long AND x.age BETWEEN 4 AND 16) AS sdq_of,
       count(*) FILTER (WHERE x.is_long AND x.age BETWEEN 4 AND 16 AND EXISTS (
           SELECT FROM sdq q WHERE q.child_id = c.id AND q.informant = 'parent' AND q.total IS NOT NULL AND q.tier < 5
              AND q.completed_on <= m.last_day AND q.completed_on + interval '1 year' > m.last_day)) AS sdq,
       count(*) FILTER (WHERE x.age BETWEEN 3 AND 17) AS pep_of,
       count(*) FILTER (WHERE x.age BETWEEN 3 AND 17 AND EXISTS (
           SELECT FROM pep p JOIN term t ON t.id = p.term_id WHERE p.child_id = c.id AND p.state <> 'draft' AND p.tier < 5 AND p.held_on <= m.last_day AND t.good_until >= m.last_day)) AS pep,
       count(*) FILTER (WHERE x.age BETWEEN 5 AND 15) AS ehcp_of,
       count(*) FILTER (WHERE x.age BETWEEN 5 AND 15 AND EXISTS (
           SELECT FROM ehcp p WHERE p.child_id = c.id AND p.tier < 5 AND p.final_on <= m.last_day AND (p.ended_on IS NULL OR p.ended_on > m.last_day))) AS ehcp
  FROM (SELECT (n + interval '1 month - 1 day')::date AS last_day FROM generate_series(month_of(today()) - interval '24 months', month_of(today()) - interval '1 month', interval '1 month') n) m
  JOIN care_episode e ON e.tier < 5 AND e.legal_code NOT IN ('V3', 'V4') AND e.from_on <= m.last_day AND (e.until_on IS NULL OR e.until_on > m.last_day)
  JOIN child c ON c.id = e.child_id
 CROSS JOIN LATERAL (SELECT age_on(c.born_on, m.last_day) AS age, e.from_on + interval '1 year' <= m.last_day AS is_long) x
 WHERE c.local_id LIKE 'B%' AND c.died_on IS NULL
 GROUP BY m.last_day
 ORDER BY m.last_day;
