-- $1 match, $2 the record that is kept. Makes both one; says the types of record of which both have one where there can be only one: then the caller takes it back.
SELECT cardinality(c) > 0, array_to_json(c) FROM child_join($1, $2) c
