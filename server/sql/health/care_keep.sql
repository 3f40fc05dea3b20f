-- $1 what is due as JSON: [{"child", "kind": of a health check, review_due or visit_due, "due_on" or null, "until_on" or null, "why", "source"}], $2 import, or null, $3 whose records they are, for the owner of the database alone.
SELECT care_keep($1, $2, $3)
