-- $1 service, $2 to whom, $3 involvements (uuid[]), $4 referrals (uuid[]). How many changed hands.
SELECT handover($1, $2, $3, $4)
