-- $1 id, $2 their time together or null. Whether it has ended or was an error; whether that tells a protected address of one; no row: not visible.
SELECT x.ended_on IS NOT NULL OR x.error_reason IS NOT NULL, sibling_tells(x.child_id, x.other_id, $2) FROM sibling x WHERE x.id = $1
