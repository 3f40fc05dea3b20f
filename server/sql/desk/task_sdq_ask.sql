-- $1 id, $2 child, $3 kind, $4 informant or null, $5 due on, $6 what is to be done, $7 the SDQ that opens it. The same task is opened once.
SELECT sdq_ask($1, $2, $3, $4, $5, $6, $7)
