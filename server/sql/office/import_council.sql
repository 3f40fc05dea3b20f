-- No parameters. Councils: id, name
SELECT a.id, a.name FROM agency a WHERE a.kind = 'council' ORDER BY a.name
