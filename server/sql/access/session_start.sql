-- $1 session's id, $2 token hash, $3 try's id, $4 step of the one-time code or null, $5 hash of the session that it replaces or null, $6 hash of the browser's own cookie or null.
SELECT session_start($1, $2, $3, $4, $5, $6)
