-- $1 id, $2 name (null: as it is), $3 first day (null: as it is), $4 last day (null: as it is).
UPDATE school_term SET name = coalesce($2, name), from_on = coalesce($3, from_on), until_on = coalesce($4, until_on) WHERE id = $1
