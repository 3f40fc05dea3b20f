-- $1 id. One of them.
SELECT family_item(x), NULL, 'v' || x.version
  FROM adoptive_family x
 WHERE x.id = $1
