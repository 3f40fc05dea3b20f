-- No parameters. Somebody is at the work of sending. As around_owner.
INSERT INTO notice_run DEFAULT VALUES
    ON CONFLICT (is_one) DO UPDATE SET ran_at = now() WHERE notice_run.ran_at < now() - interval '30 seconds'
