-- $1 service. What was changed in it, by whom and when, the newest first: each thing as it was and as it is since. The last is its making.
WITH state AS (
    SELECT v.valid_to AS at, v.changed_by AS by, v.row::jsonb AS whole FROM version v WHERE v.row_id = $1 AND v.table_name = 'service'
    UNION ALL
    SELECT NULL, NULL, service_whole(s) FROM service s WHERE s.id = $1
), step AS (
    SELECT t.at, t.by, t.whole, lead(t.whole) OVER (ORDER BY t.at NULLS LAST) AS since FROM state t
), line AS (
    SELECT p.at, p.by, c.changes
      FROM step p
     CROSS JOIN LATERAL (
            SELECT json_agg(json_build_object('field', o.field, 'old', o.said, 'new', n.said) ORDER BY o.place) AS changes
              FROM service_said(p.whole) o JOIN service_said(p.since) n USING (field)
             WHERE o.said <> n.said) c
     WHERE p.at IS NOT NULL AND c.changes IS NOT NULL
    UNION ALL
    SELECT s.made_at, s.made_by, '[]' FROM service s WHERE s.id = $1
)
SELECT json_build_object('items', json_agg(json_build_object('at', instant(l.at),
               'by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = l.by), 'changes', l.changes) ORDER BY l.at DESC),
           'next', NULL), NULL, NULL
  FROM line l
HAVING count(*) > 0
