-- $1 child. Day of birth; no row: not visible.
SELECT born_on FROM child WHERE id = $1
