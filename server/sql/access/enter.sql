-- $1 token hash hex, $2 'session' or 'key', $3 request id. The rest of the transaction is that person's.
SELECT enter($1, $2, $3)
