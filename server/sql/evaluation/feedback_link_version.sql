-- $1 id. Its version, no child and no first day, held until the end of the transaction.
SELECT version, NULL, NULL FROM feedback_link WHERE id = $1 FOR UPDATE
