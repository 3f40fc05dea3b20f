-- $1 id. A month as it was frozen; not for whoever has small numbers kept back.
SELECT json_build_object('id', s.id, 'made_at', instant(s.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = s.made_by), 'etag', 'v' || s.version,
           'month', to_char(s.month, 'YYYY-MM'), 'edition', s.edition, 'reason', s.reason, 'opening', s.opening,
           'items', (SELECT json_agg(f.item ORDER BY i.position) FROM snapshot_figure f JOIN indicator i ON i.code = f.indicator WHERE f.snapshot_id = s.id)),
       NULL, 'v' || s.version
  FROM snapshot s
 WHERE s.id = $1 AND oversees('data_set', 'view') >= 1
