-- $1 id, $2 type, $3 record, $4 the right child, or null: entered in error, $5 reason.
SELECT record_put_right($1, $2, $3, $4, $5)
