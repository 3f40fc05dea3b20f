-- No parameters. Every machine key, for the command line: id, agency, name, scopes, state, end.
SELECT k.id, a.name, k.name, array_to_string(k.scopes, ' '),
       CASE WHEN k.revoked_at IS NOT NULL THEN 'revoked' WHEN k.expires_at <= now() THEN 'ended'
            WHEN k.approved_at IS NULL THEN 'asked' ELSE 'live' END,
       instant(k.expires_at)
  FROM api_key k JOIN agency a ON a.id = k.agency_id
 ORDER BY a.name, k.name, k.made_at
