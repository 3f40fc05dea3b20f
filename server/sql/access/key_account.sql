-- $1 key. Its service account, agency and name, and how many live keys that account has.
SELECT k.person_id, k.agency_id, k.name,
       (SELECT count(*) FROM api_key o WHERE o.person_id = k.person_id AND o.revoked_at IS NULL AND o.expires_at > now())
  FROM api_key k
 WHERE k.id = $1
