-- No parameters. One sealer at a time, until the end of the transaction.
SELECT pg_advisory_xact_lock(hashtext('around audit seal'))
