-- $1 id, $2 council, $3 reference, $4 enquired on, $5 assessment from, $6 approved on, $7 ended on.
INSERT INTO adoptive_family (id, authority_id, reference, enquired_on, assessment_from, approved_on, ended_on) VALUES ($1, $2, $3, $4, $5, $6, $7)
