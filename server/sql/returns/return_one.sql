-- $1 id. A return that was sent.
SELECT return_item(s), NULL, 'v' || s.version FROM return_sent s WHERE s.id = $1
