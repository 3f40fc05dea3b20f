-- $1 token hash hex, $2 'session' or 'key'. Whose token it is and what they hold today; no row when it is not live.
SELECT person_id, name, agency_id, agency_name, array_to_string(roles, ' '), array_to_string(scopes, ' '),
       second_factor_at, expires_at, network, must_enrol
  FROM identify($1, $2)
