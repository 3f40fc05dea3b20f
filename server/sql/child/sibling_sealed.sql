-- $1 id. That a sealed link was kept: nothing of it is read.
SELECT json_build_object('id', $1::uuid, 'is_sealed', true, 'sibling', NULL), NULL::json, 'v1'
