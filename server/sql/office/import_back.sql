-- No parameters. Takes back what a preview did.
ROLLBACK TO SAVEPOINT import_preview
