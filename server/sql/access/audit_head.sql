-- No parameters. Number and hash of the last sealed row.
SELECT seq, encode(hash, 'hex') FROM audit WHERE chain = 0 ORDER BY seq DESC LIMIT 1
