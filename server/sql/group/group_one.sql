-- $1 id. One group, with who sits in it.
SELECT work_group_item(g), NULL, 'v' || g.version FROM work_group g WHERE g.id = $1
