-- $1 name, $2 value.
UPDATE setting SET value = $2, version = version + 1 WHERE name = $1
