-- $1 id, $2 kind, $3 name, $4 code or null, $5 its people sign in with a one-time code.
INSERT INTO agency (id, kind, name, code, requires_second_factor) VALUES ($1, $2, btrim($3), btrim($4), $5)
