-- $1 number of the last row seen, $2 how many. Sealed rows in their order: number, hash, hash before, content, id.
SELECT seq, encode(hash, 'hex'), encode(prev_hash, 'hex'),
       json_build_array(id, extract(epoch FROM at), person_id, via, request_id, route, outcome, child_id, record_type, tier, relation, ids, purpose),
       id
  FROM audit
 WHERE chain = 0 AND seq > $1
 ORDER BY seq
 LIMIT $2
