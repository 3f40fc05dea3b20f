-- $1 id, $2 name, $3 kind, $4 agency. Null: as it is.
UPDATE carer SET name = coalesce($2, name), kind = coalesce($3, kind), agency_id = coalesce($4, agency_id) WHERE id = $1
