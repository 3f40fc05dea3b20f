-- $1 batch. An import: what came, what a commit does or did, and where it stands.
SELECT json_build_object('id', b.id, 'made_at', instant(b.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = b.made_by),
           'etag', 'v' || b.version,
           'format', b.format, 'year', b.return_year, 'agency', (SELECT json_build_object('id', a.id, 'name', a.name) FROM agency a WHERE a.id = b.agency_id),
           'state', b.state, 'ended_at', instant(b.ended_at),
           'stops', b.summary -> 'stops', 'files', b.summary -> 'files', 'counts', b.summary -> 'counts', 'not_kept', b.summary -> 'not_kept',
           'problems', b.summary -> 'problems', 'reasons', b.summary -> 'reasons'),
       NULL, 'v' || b.version
  FROM import_batch b
 WHERE b.id = $1
