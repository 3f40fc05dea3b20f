-- $1 id. One call-out; it names no child.
SELECT call_out_item(x), NULL, 'v' || x.version FROM police_call_out x WHERE x.id = $1
