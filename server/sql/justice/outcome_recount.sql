-- $1 child. The lines of its outcomes, as these stand: which is the first that counts, ever and in a year to 30 September while in care.
UPDATE youth_justice_count c
   SET month = o.month, care_at_offence = o.at_offence, care_at_outcome = o.at_outcome, kind_code = o.kind_code, offence = o.offence, counts = o.counts,
       is_first = o.is_first, is_first_of_year = o.is_first_of_year
  FROM (SELECT x.count_id, date_trunc('month', x.outcome_on)::date AS month, x.care_at_offence = 'in_care' AS at_offence, x.care_at_outcome = 'in_care' AS at_outcome,
               x.kind_code, x.offence, x.error_reason IS NULL AS counts,
               s.is_so AND row_number() OVER (PARTITION BY s.is_so ORDER BY x.outcome_on, x.made_at, x.id) = 1 AS is_first,
               s.is_so AND x.care_at_outcome = 'in_care'
                   AND row_number() OVER (PARTITION BY s.is_so, x.care_at_outcome = 'in_care', extract(year FROM x.outcome_on + interval '3 months')
                                          ORDER BY x.outcome_on, x.made_at, x.id) = 1 AS is_first_of_year
          FROM youth_justice_outcome x
          JOIN youth_justice_kind k ON k.code = x.kind_code
         CROSS JOIN LATERAL (SELECT k.is_substantive AND x.error_reason IS NULL AS is_so) s
         WHERE x.child_id = $1) o
 WHERE c.id = o.count_id
