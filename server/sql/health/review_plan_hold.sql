-- $1 planned review, $2 the review that came of it.
UPDATE review_plan SET state = 'held', review_id = $2 WHERE id = $1 AND state = 'planned'
