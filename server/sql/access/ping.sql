-- No parameters. Answers when the database is there.
SELECT 1
