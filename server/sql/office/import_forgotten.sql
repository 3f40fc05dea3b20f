-- No parameters. Discards my imports that nobody has ended in thirty days, with their lines.
SELECT count(import_end(b.id, false)) FROM import_batch b
 WHERE b.made_by = (SELECT me()) AND b.state IN ('ready', 'stopped') AND b.made_at < now() - interval '30 days'
