-- $1 id. With whom a plan is shared, and who of them has read it.
SELECT plan_share_item(s, p.edition),
       json_build_array(json_build_object('child', s.child_id, 'type', 'plan', 'tier', s.tier, 'relation', stands_as(s.child_id), 'ids', json_build_array(s.id))),
       'v' || s.version
  FROM plan_share s JOIN plan p ON p.id = s.plan_id
 WHERE s.id = $1
