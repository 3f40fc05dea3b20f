-- $1 id, $2 why. It counts no more.
UPDATE feedback SET struck_why = $2 WHERE id = $1
