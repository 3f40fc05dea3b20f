-- $1 id. One measure of a child, as far as it is shared.
SELECT measure_entry(x, (SELECT c.changes FROM measure_changes(x.child_id) c WHERE c.measure_id = x.id)),
       json_build_array(json_build_object('child', x.child_id, 'type', 'measure', 'tier', x.deepest, 'relation', stands_as(x.child_id),
           'ids', json_build_array(x.id))),
       'v' || x.version
  FROM measure_shown x
 WHERE x.id = $1
