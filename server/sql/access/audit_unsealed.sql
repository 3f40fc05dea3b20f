-- $1 how many. The next rows to seal: id, content.
SELECT id, json_build_array(id, extract(epoch FROM at), person_id, via, request_id, route, outcome, child_id, record_type, tier, relation, ids, purpose)
  FROM audit
 WHERE hash IS NULL
 ORDER BY id
 LIMIT $1
