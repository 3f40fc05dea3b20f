-- $1 id, $2 name.
UPDATE team SET name = btrim($2) WHERE id = $1
