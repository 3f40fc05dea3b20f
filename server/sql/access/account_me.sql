-- No parameters. One's own user name.
SELECT username FROM person WHERE id = (SELECT me())
