-- $1 id. One measure, also one that another revision took the place of.
SELECT measure_definition_item(d), '[]'::json, 'v' || d.version FROM measure_definition d WHERE d.id = $1
