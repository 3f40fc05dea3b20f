-- $1 batch. Does what it says: a row for each kind of record with how many were made, changed and left as they were.
SELECT kind, made, changed, same FROM import_apply($1)
