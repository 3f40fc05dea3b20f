-- $1 id, $2 council, $3 reference, $4 carer or null, $5 kind, $6 how many carers, $7 approved on, $8 ended on, $9 why.
INSERT INTO foster_household (id, authority_id, reference, carer_id, kind, carers, approved_on, ended_on, end_reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
