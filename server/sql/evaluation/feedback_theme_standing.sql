-- $1 id. Its round.
SELECT evaluation_id FROM feedback_theme WHERE id = $1
