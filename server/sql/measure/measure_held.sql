-- $1 id. As it stands: definition, informant, day; no row: not visible.
SELECT definition_id, informant, completed_on FROM measure WHERE id = $1
