-- $1 id. Its first and its last day.
SELECT from_on, until_on FROM school_term WHERE id = $1
