-- $1 id. One of them.
SELECT allegation_item(x), NULL, 'v' || x.version
  FROM foster_allegation x
 WHERE x.id = $1
