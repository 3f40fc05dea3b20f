-- $1 agency, $2 person. One row when the person waits to be its first service administrator, invited by the one who asks.
SELECT FROM person WHERE id = $2 AND agency_id = $1 AND waits_as_first(id)
