-- $1 child, $2 first day, $3 last day. What is recorded of school between them.
SELECT school_numbers(c.id, $2::date, $3::date),
       json_build_array(json_build_object('child', c.id, 'type', 'education', 'tier', 2, 'relation', stands_as(c.id), 'ids', json_build_array(c.id))),
       NULL
  FROM child c
 WHERE c.id = $1
