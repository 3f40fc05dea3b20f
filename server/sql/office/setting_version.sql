-- $1 name. Its version, held until the end of the transaction; no row: there is no such setting.
SELECT version FROM setting WHERE name = $1 FOR UPDATE
