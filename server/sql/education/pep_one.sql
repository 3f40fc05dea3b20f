-- $1 id. One PEP.
SELECT pep_item(p),
       json_build_array(json_build_object('child', p.child_id, 'type', 'pep', 'tier', p.tier, 'relation', stands_as(p.child_id),
           'ids', json_build_array(p.id))),
       'v' || p.version
  FROM pep p
 WHERE p.id = $1
