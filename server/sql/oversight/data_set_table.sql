-- $1 first day of the month. The month as rows for spreadsheets, as it was frozen, where it was.
WITH item AS (
    SELECT t.place, t.item FROM data_set_items(data_set_authority(), $1, true) t
), mark AS (
    SELECT i.place, b ->> 'kind' AS kind, (b ->> 'value')::numeric AS value FROM item i CROSS JOIN json_array_elements(i.item -> 'benchmarks') b
)
SELECT json_build_object('items', coalesce(json_agg(json_build_object('section', i.item -> 'section', 'measure', i.item -> 'name', 'unit', i.item -> 'unit', 'month', to_char($1::date, 'YYYY-MM'),
               'value', i.item -> 'value', 'state', i.item -> 'state', 'numerator', i.item -> 'numerator', 'denominator', i.item -> 'denominator',
               'direction', i.item -> 'direction', 'printed', i.item -> 'printed', 'benchmark', i.item -> 'benchmark' -> 'value', 'benchmark_name', i.item -> 'benchmark' -> 'name',
               'compared', i.item -> 'compared', 'england', m.england, 'neighbours', m.neighbours, 'outstanding_low', m.low, 'outstanding_high', m.high, 'target', m.target,
               'baseline', m.baseline,
               'month_1', i.item -> 'months' -> 0 -> 'value', 'month_2', i.item -> 'months' -> 1 -> 'value', 'month_3', i.item -> 'months' -> 2 -> 'value',
               'month_4', i.item -> 'months' -> 3 -> 'value', 'month_5', i.item -> 'months' -> 4 -> 'value', 'month_6', i.item -> 'months' -> 5 -> 'value',
               'month_7', i.item -> 'months' -> 6 -> 'value', 'month_8', i.item -> 'months' -> 7 -> 'value', 'month_9', i.item -> 'months' -> 8 -> 'value',
               'month_10', i.item -> 'months' -> 9 -> 'value', 'month_11', i.item -> 'months' -> 10 -> 'value', 'month_12', i.item -> 'months' -> 11 -> 'value',
               'comment', i.item -> 'comment' -> 'text', 'counted', i.item -> 'what') ORDER BY i.place), '[]'), 'next', NULL), NULL, NULL
  FROM item i
 CROSS JOIN LATERAL (SELECT max(k.value) FILTER (WHERE k.kind = 'england') AS england, max(k.value) FILTER (WHERE k.kind = 'neighbours') AS neighbours,
                            max(k.value) FILTER (WHERE k.kind = 'outstanding_low') AS low, max(k.value) FILTER (WHERE k.kind = 'outstanding_high') AS high,
                            max(k.value) FILTER (WHERE k.kind = 'target') AS target, max(k.value) FILTER (WHERE k.kind = 'baseline') AS baseline
                       FROM mark k WHERE k.place = i.place) m
