-- No parameters. From here to the end of the transaction what is read is read for a national return, and may take longer than a statement usually may.
SELECT set_config('around.purpose', 'national_return', true), set_config('statement_timeout', '60s', true)
