-- $1 team, $2 person. One row when the person has an account at the agency of the team.
SELECT FROM team t JOIN person p ON p.agency_id = t.agency_id AND NOT p.is_service WHERE t.id = $1 AND p.id = $2
