-- $1 given names, $2 family name, $3 known as, $4 born on, $5 local id, $6 NHS number, $7 UPN, $8 ids that were looked at and ruled out (uuid[]). The records of children whom I may see that may be of the same child, as a list; null: none. Those whom I may not see go to the matching desk by the trigger of child.
SELECT json_agg(json_build_object(
           'id', c.id, 'name', c.name, 'known_as', c.known_as, 'born_on', c.born_on, 'age', c.age, 'local_id', c.local_id,
           'nhs_number', c.nhs_number, 'upn', c.upn, 'lives_with', c.lives_with, 'home_held_back', c.home_held_back, 'school', c.school, 'legal_status', c.legal_status,
           'lead_worker', c.lead_worker, 'next', NULL, 'match', 'similar', 'why', a.why) ORDER BY c.name, c.id)
  FROM (SELECT DISTINCT ON (k.child_id) k.child_id, k.why
          FROM child_alike(ARRAY[$1, $2, $3]::text[], $4::date, $5::text, $6::text, $7::text) k
         WHERE k.child_id <> ALL ($8::uuid[])) a
  JOIN child_card c ON c.id = a.child_id
