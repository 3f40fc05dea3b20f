-- $1 batch, $2 limit, $3 where to go on, or null. What is wrong with the lines of an import. No row: there is no such import.
WITH page AS (
    SELECT p.position, json_build_object('file', p.file, 'line', p.line, 'column', p.field, 'reason', p.reason, 'effect', p.effect) AS item
      FROM import_problem p
     WHERE p.batch_id = $1 AND p.position > coalesce($3::integer, 0)
     ORDER BY p.position
     LIMIT $2::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY position LIMIT $2::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(item ORDER BY position) FROM shown), '[]'), 'next', n.next), NULL, NULL, n.next
  FROM import_batch b,
       (SELECT CASE WHEN (SELECT count(*) FROM page) > $2::integer THEN (SELECT max(position)::text FROM shown) END) n (next)
 WHERE b.id = $1
