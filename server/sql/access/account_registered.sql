-- $1 person, $2 number with Social Work England. One row where another account has it.
SELECT 1 FROM person WHERE registration = $2 AND id <> $1
