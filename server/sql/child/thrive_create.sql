-- $1 id, $2 child, $3 group, $4 from on, $5 by the young person, $6 by the carer, $7 who else, $8 why.
INSERT INTO thrive (id, child_id, thrive_group, from_on, by_young_person, by_carer, agreed_with, why)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
