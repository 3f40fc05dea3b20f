-- $1 id, $2 service, $3 who is away, $4 who covers, $5 first day or null for today, $6 first day on which they are back.
INSERT INTO cover (id, service_id, practitioner_id, person_id, from_on, until_on) VALUES ($1, $2, $3, $4, coalesce($5, today()), $6)
