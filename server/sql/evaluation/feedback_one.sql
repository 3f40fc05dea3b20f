-- $1 id. A form that came.
SELECT feedback_item(f), NULL, 'v' || f.version FROM feedback f WHERE f.id = $1
