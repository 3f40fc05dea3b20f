-- $1 id, $2 version, or null for the one that holds. Type, title, bytes in hexadecimal, what was looked at. No row: not visible, no such version, entered in error.
SELECT f.media, d.title, encode(f.content, 'hex'),
       json_build_array(json_build_object('child', d.child_id, 'type', 'document', 'tier', d.tier,
           'relation', stands_as(d.child_id), 'ids', json_build_array(d.id)))
  FROM document d JOIN document_file f ON f.document_id = d.id
 WHERE d.id = $1 AND d.error_reason IS NULL AND ($2::integer IS NULL OR f.number = $2::integer)
 ORDER BY f.number DESC LIMIT 1
