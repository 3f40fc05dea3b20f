-- $1 id, $2 how the child took part (null: as it is). Its version goes up with whatever stands beside it.
UPDATE review SET code = coalesce($2, code) WHERE id = $1
