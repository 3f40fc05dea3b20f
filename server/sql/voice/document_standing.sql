-- $1 id. Whether it is entered in error, whether it is of an agency of mine. No row: not visible.
SELECT d.error_reason IS NOT NULL, d.agency_id = ANY (my_agencies()) FROM document d WHERE d.id = $1
