-- $1 snapshot, $2 council, $3 first day of the month. The measures as they are now.
INSERT INTO snapshot_figure (snapshot_id, indicator, value, item)
SELECT $1, t.indicator, t.value, t.item FROM data_set_items($2, $3, true, false) t
