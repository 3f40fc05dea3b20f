-- $1 id. One health check.
SELECT health_check_item(h),
       json_build_array(json_build_object('child', h.child_id, 'type', 'health', 'tier', greatest(h.tier, s.tier, c.tier),
           'relation', stands_as(h.child_id), 'ids', json_build_array(h.id))),
       'v' || h.version
  FROM health_check h LEFT JOIN health_summary s ON s.health_id = h.id LEFT JOIN health_content c ON c.health_id = h.id
 WHERE h.id = $1
