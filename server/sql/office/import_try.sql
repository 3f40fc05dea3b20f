-- No parameters. Where a preview begins.
SAVEPOINT import_preview
