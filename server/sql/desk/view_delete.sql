-- $1 id. A view is no record of a child: it goes.
DELETE FROM saved_view WHERE id = $1 RETURNING 1
