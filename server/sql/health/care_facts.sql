-- $1 child, or null, $2 import, or null. What the rules of health checks, reviews and visits go by; the last four columns are settings: months between dental checks, eye tests, looks at immunisations, developmental checks.
SELECT f.child_id, f.born_on, f.since, f.in_care_from, f.first_review, f.last_review, f.home_from, f.visit_rule, f.last_visit,
       f.initial_on, f.review_on, f.dental_on, f.optician_on, f.immunisations_on, f.development_on,
       s.dental, s.optician, s.immunisations, s.development
  FROM care_facts($1, $2) f
 CROSS JOIN (SELECT max(value) FILTER (WHERE name = 'health_dental_months') AS dental, max(value) FILTER (WHERE name = 'health_optician_months') AS optician,
                    max(value) FILTER (WHERE name = 'health_immunisations_months') AS immunisations,
                    max(value) FILTER (WHERE name = 'health_development_months') AS development
               FROM setting) s
