-- $1 batch, applied and not ended. Its children, for the audit.
SELECT json_agg(json_build_object('child', l.child_id, 'type', 'import', 'tier', 2, 'relation', 'O', 'ids', json_build_array($1::uuid)))
  FROM import_line l WHERE l.batch_id = $1 AND l.kind = 'child'
