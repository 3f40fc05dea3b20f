-- $1 session. As around_owner: the look is over, and those of looks that nobody ended are too.
DELETE FROM session s WHERE s.network = 'notices' AND (s.id = $1 OR s.expires_at < now())
