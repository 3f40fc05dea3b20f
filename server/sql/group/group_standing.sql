-- $1 group. Whether it is over, whether I sit in it, whether I run it, whether it plans for children; no row: there is none for me.
SELECT coalesce(g.ended_on <= today(), false), g.id = ANY (my_groups()), group_is_run(g.id), k.plans_children
  FROM work_group g JOIN group_kind k ON k.code = g.kind
 WHERE g.id = $1
