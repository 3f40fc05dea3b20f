-- $1 batch, $2 summary as JSON
UPDATE import_batch SET summary = $2 WHERE id = $1
