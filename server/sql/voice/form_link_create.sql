-- $1 id, $2 child, $3 kind, $4 for whom, $5 name of whom it is for, $6 type of what it is about, $7 its id, $8 service, $9 days for which it holds, $10 pack of an SDQ: its licence's last day is the link's last one at most.
INSERT INTO form_link (id, child_id, kind, for_whom, name, called, about_type, about_id, service_id, pack_id, until_on)
SELECT $1, c.id, $3, $4, $5, coalesce(c.known_as, split_part(c.given_names, ' ', 1)), $6, $7, $8, $10::uuid, least(today() + $9::integer, (SELECT k.valid_until FROM sdq_pack k WHERE k.id = $10::uuid))
  FROM child c WHERE c.id = $2
