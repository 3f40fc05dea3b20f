-- $1 year: the last of three, which end on 30 September; 0: the last that has ended. Counted from lines that name no child.
WITH last AS (
    SELECT coalesce(nullif($1::integer, 0), extract(year FROM today() - interval '9 months')::integer) AS year
), span AS MATERIALIZED (
    SELECT y.year, make_date(y.year - 1, 10, 1) AS from_on, make_date(y.year, 9, 30) AS until_on FROM last l CROSS JOIN LATERAL generate_series(l.year - 2, l.year) y (year)
), line AS MATERIALIZED (
    SELECT s.year, c.sex, c.care_at_offence, c.care_at_outcome, c.is_first, c.is_first_of_year, c.offence, k.is_custody, k.is_substantive
      FROM youth_justice_count c JOIN youth_justice_kind k ON k.code = c.kind_code JOIN span s ON c.month BETWEEN s.from_on AND s.until_on
     WHERE c.counts
), other AS MATERIALIZED (
    SELECT o.year, o.sex, o.entrants FROM youth_justice_other o JOIN span s ON s.year = o.year
), entered AS (
    SELECT l.year, l.sex, l.care_at_outcome AS at_outcome, l.care_at_offence AS at_offence, 1 AS n FROM line l WHERE l.is_first
    UNION ALL SELECT o.year, o.sex, false, false, o.entrants FROM other o
)
SELECT json_build_object(
           'years', (SELECT json_agg(json_build_object('year', s.year, 'from_on', s.from_on, 'until_on', s.until_on) ORDER BY s.year) FROM span s),
           'at_outcome', (SELECT json_agg(json_build_object('year', s.year, 'in_care', k.in_care, 'female', k.f, 'male', k.m, 'all', k.n) ORDER BY s.year, k.in_care)
                            FROM span s CROSS JOIN LATERAL (
                                 SELECT b.in_care, coalesce(sum(e.n) FILTER (WHERE e.sex = 'F'), 0) AS f, coalesce(sum(e.n) FILTER (WHERE e.sex = 'M'), 0) AS m, coalesce(sum(e.n), 0) AS n
                                   FROM (VALUES (false), (true)) b (in_care) LEFT JOIN entered e ON e.year = s.year AND e.at_outcome = b.in_care GROUP BY b.in_care) k),
           'at_offence', (SELECT json_agg(json_build_object('year', s.year, 'in_care', k.in_care, 'female', k.f, 'male', k.m, 'all', k.n) ORDER BY s.year, k.in_care)
                            FROM span s CROSS JOIN LATERAL (
                                 SELECT b.in_care, coalesce(sum(e.n) FILTER (WHERE e.sex = 'F'), 0) AS f, coalesce(sum(e.n) FILTER (WHERE e.sex = 'M'), 0) AS m, coalesce(sum(e.n), 0) AS n
                                   FROM (VALUES (false), (true)) b (in_care) LEFT JOIN entered e ON e.year = s.year AND e.at_offence = b.in_care GROUP BY b.in_care) k),
           'substantive', (SELECT json_agg(json_build_object('year', s.year, 'female', k.f, 'male', k.m, 'all', k.n) ORDER BY s.year)
                             FROM span s CROSS JOIN LATERAL (
                                  SELECT count(*) FILTER (WHERE l.sex = 'F') AS f, count(*) FILTER (WHERE l.sex = 'M') AS m, count(*) AS n
                                    FROM line l WHERE l.year = s.year AND l.is_first_of_year) k),
           'offences', (SELECT coalesce(json_agg(json_build_object('offence', k.offence, 'female', k.f, 'male', k.m, 'all', k.n) ORDER BY k.n DESC, k.offence), '[]')
                          FROM (SELECT l.offence, count(*) FILTER (WHERE l.sex = 'F') AS f, count(*) FILTER (WHERE l.sex = 'M') AS m, count(*) AS n
                                  FROM line l WHERE l.is_substantive AND l.care_at_outcome GROUP BY l.offence) k),
           'custody', (SELECT json_agg(json_build_object('year', s.year, 'female', k.f, 'male', k.m, 'all', k.n) ORDER BY s.year)
                         FROM span s CROSS JOIN LATERAL (
                              SELECT count(*) FILTER (WHERE l.sex = 'F') AS f, count(*) FILTER (WHERE l.sex = 'M') AS m, count(*) AS n
                                FROM line l WHERE l.year = s.year AND l.is_custody AND l.care_at_outcome) k),
           'others', (SELECT json_agg(json_build_object('year', s.year, 'female', k.f, 'male', k.m, 'all', k.f + k.m) ORDER BY s.year)
                        FROM span s CROSS JOIN LATERAL (
                             SELECT coalesce(sum(o.entrants) FILTER (WHERE o.sex = 'F'), 0) AS f, coalesce(sum(o.entrants) FILTER (WHERE o.sex = 'M'), 0) AS m
                               FROM other o WHERE o.year = s.year) k)),
       NULL, NULL
