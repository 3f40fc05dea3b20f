-- $1 referrals (uuid[]), $2 practitioner. How many of them still waited and are theirs now.
WITH given AS (
    UPDATE referral SET state = 'allocated', practitioner_id = $2
     WHERE id = ANY ($1::uuid[]) AND state = 'accepted'
 RETURNING id)
SELECT count(*) FROM given
