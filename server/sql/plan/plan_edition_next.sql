-- $1 plan. Those who have read it are to read it again.
UPDATE plan SET edition = edition + 1, edition_on = today() WHERE id = $1
