-- $1 snapshot, $2 its measures as a JSON array: indicator, value, item.
INSERT INTO snapshot_figure (snapshot_id, indicator, value, item)
SELECT $1, f.indicator, f.value, f.item FROM json_to_recordset($2) AS f (indicator text, value numeric, item json)
