-- $1 id of a child. The record into which it was merged; no row: it was not.
SELECT a.kept_id FROM child_alias a WHERE a.merged_id = $1
