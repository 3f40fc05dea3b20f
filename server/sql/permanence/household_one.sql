-- $1 id. One of them.
SELECT household_item(x), NULL, 'v' || x.version
  FROM foster_household x
 WHERE x.id = $1
