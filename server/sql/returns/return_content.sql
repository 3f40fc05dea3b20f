-- $1 return, $2 file. What was sent, as it was sent, and the children in it. No row: not visible.
SELECT f.content, (SELECT json_agg(json_build_object('child', c.id, 'type', 'national_return', 'tier', 4, 'relation', 'O')) FROM unnest(s.children) c (id))
  FROM return_file f JOIN return_sent s ON s.id = f.return_id
 WHERE f.return_id = $1 AND f.name = $2
