-- $1 first day of the month, $2 as the records say now, though it is frozen, $3 how many children wait to be counted. A month of the data set. Whoever sees no child has it as it
-- was frozen alone: what lies between the two is what one child changed since.
WITH whose AS MATERIALIZED (
    SELECT a.id, a.name, o.is_whole, $2::boolean AND o.is_whole AS is_live FROM agency a CROSS JOIN (SELECT oversees('data_set', 'view') >= 1 AS is_whole) o WHERE a.id = (SELECT data_set_authority())
), edition AS MATERIALIZED (
    SELECT s.id, s.edition, s.made_at, s.opening, s.reason, json_build_object('id', s.id, 'edition', s.edition, 'at', instant(s.made_at), 'by', p.name, 'reason', s.reason) AS item
      FROM whose w JOIN snapshot s ON s.authority_id = w.id AND s.month = $1 JOIN person p ON p.id = s.made_by
), frozen AS MATERIALIZED (
    SELECT e.* FROM edition e WHERE NOT (SELECT w.is_live FROM whose w) ORDER BY e.edition DESC LIMIT 1
), stood AS MATERIALIZED (
    SELECT i.position, f.item FROM whose w CROSS JOIN frozen z JOIN snapshot_figure f ON f.snapshot_id = z.id JOIN indicator i ON i.code = f.indicator WHERE w.is_whole
), live AS MATERIALIZED (
    SELECT t.place AS position, t.item FROM whose w CROSS JOIN LATERAL data_set_items(w.id, $1, w.is_whole, NOT w.is_live) t
     WHERE NOT EXISTS (SELECT FROM stood)
)
SELECT json_build_object('authority', json_build_object('id', w.id, 'name', w.name), 'month', to_char($1::date, 'YYYY-MM'),
           'is_over', ($1::date + interval '1 month')::date <= today(), 'is_whole', w.is_whole,
           'frozen', (SELECT z.item FROM frozen z), 'editions', coalesce((SELECT json_agg(e.item ORDER BY e.edition) FROM edition e), '[]'),
           'differs', CASE WHEN w.is_whole AND EXISTS (SELECT FROM edition) THEN
               (SELECT count(*) FROM snapshot_figure f JOIN data_set_now(w.id, $1, $1) n ON n.indicator = f.indicator AND n.value IS DISTINCT FROM f.value
                 WHERE f.snapshot_id = (SELECT e.id FROM edition e ORDER BY e.edition DESC LIMIT 1)) END,
           'waiting', $3::bigint,
           'children_in_care', (SELECT round(y.n) FROM (SELECT (x.item ->> 'numerator')::numeric AS n FROM (SELECT * FROM stood UNION ALL SELECT * FROM live) x
                                                          WHERE x.item ->> 'indicator' = 'care_rate') y),
           'opening', CASE WHEN EXISTS (SELECT FROM stood) THEN (SELECT z.opening FROM frozen z) ELSE data_set_opening(w.id, $1, w.is_whole, NOT w.is_live) END,
           'items', coalesce((SELECT json_agg(x.item ORDER BY x.position) FROM (SELECT * FROM stood UNION ALL SELECT * FROM live) x), '[]')),
       NULL, NULL
  FROM whose w
