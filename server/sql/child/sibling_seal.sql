-- $1 id of the trace, $2 link.
SELECT record_put_right($1, 'sibling', $2, NULL, 'Sealed')
