-- $1 agency. A row when it is a school.
SELECT 1 FROM agency WHERE id = $1 AND kind = 'school'
