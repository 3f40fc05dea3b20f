-- $1 id. One school term.
SELECT school_term_item(t), NULL, 'v' || t.version FROM school_term t WHERE t.id = $1
