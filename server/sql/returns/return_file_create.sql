-- $1 return, $2 name, $3 lines, $4 content
INSERT INTO return_file (return_id, name, lines, content) VALUES ($1, $2, $3, $4)
