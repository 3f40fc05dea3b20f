-- $1 child, $2 given names, $3 family name (null: as it is), $4 known as was sent, $5 known as, $6 pronouns were sent, $7 pronouns, $8 born on, $9 sex, $10 ethnicity (null: as it is), $11 language was sent, $12 language, $13 local id (null: as it is), $14 NHS number was sent, $15 NHS number, $16 UPN was sent, $17 UPN, $18 day of death was sent, $19 day of death, $20 council that looks after the child (null: as it is).
UPDATE child
   SET given_names = coalesce($2, given_names),
       family_name = coalesce($3, family_name),
       known_as = CASE WHEN $4::boolean THEN $5 ELSE known_as END,
       pronouns = CASE WHEN $6::boolean THEN $7 ELSE pronouns END,
       born_on = coalesce($8, born_on),
       sex = coalesce($9, sex),
       ethnicity = coalesce($10, ethnicity),
       language = CASE WHEN $11::boolean THEN $12 ELSE language END,
       local_id = coalesce($13, local_id),
       nhs_number = CASE WHEN $14::boolean THEN $15 ELSE nhs_number END,
       upn = CASE WHEN $16::boolean THEN $17 ELSE upn END,
       died_on = CASE WHEN $18::boolean THEN $19 ELSE died_on END,
       authority_id = coalesce($20, authority_id)
 WHERE id = $1
