-- No parameters. What anybody may read of the services that take referrals, by name.
SELECT json_build_object('items', directory_open(), 'next', NULL), NULL, NULL
