-- $1 id, $2 the home outside the county, $3 code, $4 due on. Of a home that has been left the steps are no longer to be done.
INSERT INTO outside_step (id, child_id, tier, outside_id, code, position, what, who, due_on, state)
SELECT $1, o.child_id, o.tier, o.id, k.code, k.position, k.what, k.who, $4, CASE WHEN h.until_on IS NULL THEN 'open' ELSE 'dropped' END
  FROM outside_county o
  JOIN home h ON h.id = o.home_id
 CROSS JOIN outside_step_kind k
 WHERE o.id = $2 AND k.code = $3
