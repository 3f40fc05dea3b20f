-- $1 batch, $2 whether it was committed; else it is discarded
SELECT import_end($1, $2)
