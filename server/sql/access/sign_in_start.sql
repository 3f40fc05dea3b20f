-- $1 try's id, $2 user name as typed, $3 network, $4 purpose sign_in|check|reset, $5 hash of the browser's own cookie or null. What to compare with; wait > 0: seconds to wait instead.
SELECT wait, person_id, password_hash, totp_seed, totp_pending, requires_second_factor
  FROM sign_in_start($1, $2, $3, $4, $5)
