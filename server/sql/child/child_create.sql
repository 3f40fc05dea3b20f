-- $1 id, $2 given names, $3 family name, $4 known as, $5 pronouns, $6 born on, $7 sex, $8 ethnicity, $9 language, $10 local id, $11 NHS number, $12 UPN. Its maker gets an intake allocation by trigger.
INSERT INTO child (id, given_names, family_name, known_as, pronouns, born_on, sex, ethnicity, language, local_id, nhs_number, upn)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
