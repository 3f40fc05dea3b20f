-- $1 id, $2 service, $3 kind, $4 title, $5 part of the area, $6 day, $7 minutes, $8 places, $9 trainer.
INSERT INTO training_session (id, service_id, kind, title, locality, held_on, minutes, places, trainer_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
