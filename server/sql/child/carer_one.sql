-- $1 id. One carer, with the referrals that one may see.
SELECT carer_item(c),
       json_build_array(json_build_object('child', NULL, 'type', 'carer', 'tier', 1, 'relation', stands_as(c.id), 'ids', json_build_array(c.id))),
       'v' || c.version
  FROM carer c
 WHERE c.id = $1
