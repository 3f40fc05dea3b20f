-- No parameters. How many rows wait for the seal, and for how many seconds the oldest has.
SELECT count(*), coalesce(extract(epoch FROM now() - min(at))::bigint, 0) FROM audit WHERE hash IS NULL
