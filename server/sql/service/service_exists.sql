-- $1 service. A row when it takes referrals: whether of carers too.
SELECT subjects = '{}' OR 'carer' = ANY (subjects) FROM service WHERE id = $1 AND (ended_on IS NULL OR ended_on > today())
