-- $1 id, $2 service, $3 title, $4 what it calls whoever it is about, $5 first day, $6 last day, $7 professionals asked, $8 carers, $9 young people, $10 children.
INSERT INTO evaluation (id, service_id, title, called, from_on, until_on, asked_professionals, asked_carers, asked_young_people, children)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
