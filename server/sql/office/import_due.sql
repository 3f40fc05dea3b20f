-- $1 batch, $2 what is to be done, $3 days as JSON: [{"child", "due_on" or null}]. One row: kind, made, changed, left as they were.
SELECT kind, made, changed, same FROM import_due($1, $2, $3)
