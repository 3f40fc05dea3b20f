-- $1 id. That somebody came.
SELECT training_came_item(a), NULL, 'v' || a.version FROM training_attendance a WHERE a.id = $1
