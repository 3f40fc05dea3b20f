-- No parameters. An import may take longer than a statement usually may, until its transaction ends.
SELECT set_config('statement_timeout', '60s', true)
