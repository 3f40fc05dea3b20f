-- $1 batch. What its preview found, word for word. No row: not visible.
SELECT summary -> 'counts' FROM import_batch WHERE id = $1
