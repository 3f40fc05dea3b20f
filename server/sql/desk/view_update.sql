-- $1 id, $2 name (null: as it is), $3 query (null: as it is).
UPDATE saved_view SET name = coalesce($2, name), query = coalesce($3, query) WHERE id = $1
