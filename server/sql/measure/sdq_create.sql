-- $1 id, $2 child, $3 informant, $4 form (version), $5 completed on, $6 is the follow-up form, $7 entry (answers, scores, total), $8 total, $9 three-band word of the total, $10 four-band word, $11 concern (normal, borderline, cause_for_concern).
INSERT INTO sdq (id, child_id, informant, form, completed_on, follow_up, entry, total, band3_total, band4_total, concern)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
