-- $1 id, $2 whether it was recorded by mistake.
UPDATE training_attendance SET removed = $2 WHERE id = $1
