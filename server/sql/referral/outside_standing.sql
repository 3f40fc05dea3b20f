-- $1 id. Whether a commissioner is recorded.
SELECT commissioner IS NOT NULL FROM outside_county WHERE id = $1
