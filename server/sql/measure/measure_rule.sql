-- $1 code of a measure in use, or null, $2 definition, or null, $3 informant. What is recorded of it: id, entry, lowest and highest answer, numbers of its items, labels (a line each), whether this informant fills it in, name; no row: no such measure.
SELECT d.id, d.entry, d.item_min, d.item_max,
       (SELECT string_agg(i.number::text, ',' ORDER BY i.number) FROM measure_item i WHERE i.definition_id = d.id),
       array_to_string(d.labels, E'\n'), $3::text = ANY (d.informants), d.name
  FROM measure_definition d
 WHERE d.id = $2::uuid OR d.code = $1::text AND d.superseded_at IS NULL
