-- $1 name, $2 value.
UPDATE setting SET value = $2, version = version + 1, changed_at = now(), changed_by = (SELECT me()) WHERE name = $1
