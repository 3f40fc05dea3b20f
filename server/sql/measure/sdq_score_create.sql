-- $1 SDQ, $2 child, $3 informant, $4 emotional, $5 conduct, $6 hyperactivity, $7 peer, $8 prosocial, $9 externalising, $10 internalising, $11 impact, $12 three-band words (json), $13 four-band words (json).
INSERT INTO sdq_score (id, sdq_id, child_id, informant, emotional, conduct, hyperactivity, peer, prosocial, externalising, internalising, impact, bands3, bands4)
VALUES ($1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
