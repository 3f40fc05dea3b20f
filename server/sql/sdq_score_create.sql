-- $1 SDQ, $2 child, $3 emotional, $4 conduct, $5 hyperactivity, $6 peer, $7 prosocial, $8 externalising, $9 internalising, $10 impact, $11 three-band words (json), $12 four-band words (json), $13 impact was answered without the overall question.
INSERT INTO sdq_score (id, child_id, emotional, conduct, hyperactivity, peer, prosocial, externalising, internalising, impact, bands3, bands4, is_impact_without_ebddiff)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
