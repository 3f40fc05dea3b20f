-- No parameters. How each measure is counted, the newest definition first, with what it is compared with now.
SELECT json_build_object('items', coalesce(json_agg(json_build_object('indicator', i.code, 'section', i.section, 'since', d.since, 'how', d.how, 'name', d.name, 'what', d.what,
               'numerator', d.numerator, 'denominator', nullif(d.denominator, 'None'), 'unit', i.unit, 'good', i.good, 'source', d.source,
               'benchmarks', coalesce((SELECT json_agg(json_build_object('kind', b.kind, 'name', benchmark_name(b.kind), 'value', b.value, 'per', b.per, 'year', b.year, 'source', b.source)
                                                       ORDER BY array_position('{target,england,neighbours,outstanding_low,outstanding_high,baseline}'::text[], b.kind))
                                         FROM (SELECT DISTINCT ON (x.kind) x.* FROM benchmark x
                                                WHERE x.indicator = i.code AND x.since <= today() AND (x.authority_id IS NULL OR x.authority_id = data_set_authority())
                                                ORDER BY x.kind, x.since DESC, x.authority_id NULLS LAST) b), '[]'))
               ORDER BY i.position, d.since DESC), '[]'), 'next', NULL), NULL, NULL
  FROM indicator i JOIN indicator_definition d ON d.indicator = i.code
