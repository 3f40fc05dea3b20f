-- $1 ids (bigint[]), $2 numbers, $3 hashes before, $4 hashes (hex).
UPDATE audit a
   SET chain = 0, seq = l.seq, prev_hash = decode(l.before, 'hex'), hash = decode(l.hash, 'hex')
  FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[]) AS l (id, seq, before, hash)
 WHERE a.id = l.id AND a.hash IS NULL
