-- No parameters. How each measure is counted, what holds now first, with what it is compared with now: as the definitions say, and as my council chose.
WITH whose AS MATERIALIZED (
    SELECT data_set_authority() AS id
), mark AS MATERIALIZED (
    SELECT b.indicator, json_agg(json_build_object('kind', b.kind, 'name', benchmark_name(b.kind), 'value', b.value, 'per', b.per, 'year', b.year, 'source', b.source)
                                 ORDER BY array_position('{target,england,neighbours,outstanding_low,outstanding_high,baseline}'::text[], b.kind)) AS all_of
      FROM (SELECT DISTINCT ON (x.indicator, x.kind) x.* FROM benchmark x WHERE x.since <= today() AND (x.authority_id IS NULL OR x.authority_id = (SELECT id FROM whose))
             ORDER BY x.indicator, x.kind, x.since DESC, x.authority_id NULLS LAST) b
     GROUP BY b.indicator
), held AS (
    SELECT d.indicator, d.since, d.how, d.name, d.what, d.numerator, d.denominator, d.source, d.counts_as FROM indicator_definition d
    UNION ALL
    SELECT c.indicator, c.since, CASE WHEN d.counts_as IS NULL THEN 'given' ELSE c.how END, d.name, d.what, d.numerator, d.denominator, coalesce(c.source, d.source), d.counts_as
      FROM indicator_choice c
     CROSS JOIN LATERAL (SELECT x.* FROM indicator_definition x WHERE x.indicator = c.indicator AND x.since <= c.since ORDER BY x.since DESC LIMIT 1) d
     WHERE c.authority_id = (SELECT id FROM whose)
)
SELECT json_build_object('items', coalesce(json_agg(json_build_object('indicator', i.code, 'section', i.section, 'since', d.since, 'how', d.how, 'name', d.name, 'what', d.what,
               'numerator', d.numerator, 'denominator', nullif(d.denominator, 'None'), 'unit', i.unit, 'good', i.good, 'source', d.source,
               'can_be_computed', d.counts_as IS NOT NULL, 'benchmarks', coalesce(m.all_of, '[]'))
               ORDER BY i.position, d.since DESC), '[]'), 'next', NULL), NULL, NULL
  FROM indicator i JOIN held d ON d.indicator = i.code LEFT JOIN mark m ON m.indicator = i.code
