-- $1 service. A row when it takes referrals.
SELECT 1 FROM service WHERE id = $1 AND (ended_on IS NULL OR ended_on > today())
