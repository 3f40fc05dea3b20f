-- $1 id, $2 why it should not be here.
UPDATE words_picture SET error_reason = $2 WHERE id = $1
