-- $1 id, $2 quality, $3 why it is rated so, or null.
UPDATE pep SET state = 'closed', quality = $2, quality_note = $3, closed_by = (SELECT me()), closed_at = now() WHERE id = $1
